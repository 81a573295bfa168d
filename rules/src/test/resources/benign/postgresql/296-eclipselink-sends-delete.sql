reads: 
writes: product_tags
---
DELETE FROM product_tags WHERE ((tag_id = ?) AND (product_id = ?))