reads: 
writes: customers
---
update customers set active=?,city=?,street=?,balance=?,created_on=?,email=?,full_name=?,version=? where id=? and version=?