reads: product_tags,products,tags
writes: 
---
SELECT t0.word AS a1, COUNT(t1.ID) FROM tags t0, product_tags t2, products t1 WHERE ((t2.product_id = t1.ID) AND (t0.ID = t2.tag_id)) GROUP BY t0.word HAVING (COUNT(t1.ID) >= ?) LIMIT ? OFFSET ?