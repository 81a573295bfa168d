reads: 
writes: products
---
delete from products where id=?