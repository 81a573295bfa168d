reads: product_tags,products,tags
writes: 
---
SELECT t1.ID, t1.CATEGORY, t1.PRICE, t1.TITLE FROM tags t0, product_tags t2, products t1 WHERE ((? = t0.ID) AND ((t2.product_id = t1.ID) AND (t0.ID = t2.tag_id)))