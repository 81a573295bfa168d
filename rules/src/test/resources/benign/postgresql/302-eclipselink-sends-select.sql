reads: line_items
writes: 
---
SELECT ID, PRICE, QUANTITY, product_id, purchase_id FROM line_items WHERE (purchase_id = ?)