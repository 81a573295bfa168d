reads: 
writes: customers
---
insert into customers (active,city,street,balance,created_on,email,full_name,version,id) values (?,?,?,?,?,?,?,?,?)