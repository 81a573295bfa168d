reads: product_tags,products,tags
writes: 
---
SELECT t1.ID AS a1, t1.CATEGORY AS a2, t1.PRICE AS a3, t1.TITLE AS a4 FROM tags t0, product_tags t2, products t1 WHERE ((? = t0.ID) AND ((t2.product_id = t1.ID) AND (t0.ID = t2.tag_id))) LIMIT ? OFFSET ?