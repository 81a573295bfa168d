reads: 
writes: line_items
---
INSERT INTO line_items (ID, PRICE, QUANTITY, product_id, purchase_id) VALUES (?, ?, ?, ?, ?)