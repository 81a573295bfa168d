reads: 
writes: product_tags
---
delete from product_tags where product_id=?