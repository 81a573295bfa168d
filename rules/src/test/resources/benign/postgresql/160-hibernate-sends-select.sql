reads: product_tags,products
writes: 
---
select p1_0.id,p1_0.category,p1_0.price,p1_0.title from products p1_0 where exists(select 1 from product_tags t1_0 where p1_0.id=t1_0.product_id and t1_0.tag_id=?) offset ? rows fetch first ? rows only