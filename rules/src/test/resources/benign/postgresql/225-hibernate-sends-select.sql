reads: product_tags,products,tags
writes: 
---
select p1_0.id,p1_0.category,p1_0.price,p1_0.title from products p1_0 join product_tags t1_0 on p1_0.id=t1_0.product_id join tags t1_1 on t1_1.id=t1_0.tag_id where t1_1.word in (?,?,?) offset ? rows fetch first ? rows only