reads: 
writes: 
---
select nextval('products_seq')