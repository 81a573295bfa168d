reads: tags
writes: product_tags
---
DELETE FROM product_tags WHERE product_id = ? AND tag_id NOT IN (SELECT id FROM tags)