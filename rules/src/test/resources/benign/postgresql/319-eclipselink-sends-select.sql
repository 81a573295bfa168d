reads: product_notes
writes: 
---
SELECT t0.note FROM product_notes t0 WHERE (t0.product_id = ?)