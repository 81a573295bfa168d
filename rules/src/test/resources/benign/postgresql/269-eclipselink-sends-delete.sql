reads: 
writes: product_tags
---
DELETE FROM product_tags WHERE (product_id = ?)