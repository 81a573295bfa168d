reads: product_tags,tags
writes: 
---
select t1_0.product_id,t1_1.id,t1_1.word from product_tags t1_0 join tags t1_1 on t1_1.id=t1_0.tag_id where t1_0.product_id=?