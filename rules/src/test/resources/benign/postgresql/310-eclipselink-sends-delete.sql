reads: 
writes: product_notes
---
DELETE FROM product_notes WHERE (product_id = ?)