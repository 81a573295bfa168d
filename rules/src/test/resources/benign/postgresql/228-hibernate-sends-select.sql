reads: product_tags,products,tags
writes: 
---
select t1_1.word,count(p1_0.id) from products p1_0 join product_tags t1_0 on p1_0.id=t1_0.product_id join tags t1_1 on t1_1.id=t1_0.tag_id group by t1_1.word having count(p1_0.id)>=1