reads: 
writes: product_tags
---
insert into product_tags (product_id,tag_id) values (?,?)