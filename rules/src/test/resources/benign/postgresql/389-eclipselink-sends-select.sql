reads: product_notes,products
writes: 
---
SELECT t0.ID AS a1, t0.CATEGORY AS a2, t0.PRICE AS a3, t0.TITLE AS a4, t1.note AS a5 FROM products t0, product_notes t1 WHERE (t1.product_id = t0.ID) LIMIT ? OFFSET ?