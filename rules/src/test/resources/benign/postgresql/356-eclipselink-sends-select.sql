reads: product_tags,tags
writes: 
---
SELECT t1.ID, t1.word FROM product_tags t0, tags t1 WHERE ((t0.product_id = ?) AND (t1.ID = t0.tag_id))