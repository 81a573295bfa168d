reads: 
writes: customers
---
delete from customers where id=? and version=?