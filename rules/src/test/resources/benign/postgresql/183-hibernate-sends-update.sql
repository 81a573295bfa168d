reads: 
writes: customers
---
update customers set version=? where id=? and version=?