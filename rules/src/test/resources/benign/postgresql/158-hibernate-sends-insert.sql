reads: 
writes: products
---
insert into products (category,price,title,id) values (?,?,?,?)