reads: product_notes,products
writes: 
---
SELECT t0.ID, t0.CATEGORY, t0.PRICE, t0.TITLE, t1.note FROM products t0, product_notes t1 WHERE (t1.product_id = t0.ID)