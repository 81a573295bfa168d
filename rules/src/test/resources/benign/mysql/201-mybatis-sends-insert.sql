reads: 
writes: line_items
---
INSERT INTO line_items (id, purchase_id, product_id, quantity) VALUES
    (?, 1, 1, 1) , (?, 1, 1, 1) , (?, 1, 1, 1)