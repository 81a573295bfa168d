reads: 
writes: product_notes
---
insert into product_notes (product_id,note) values (?,?)