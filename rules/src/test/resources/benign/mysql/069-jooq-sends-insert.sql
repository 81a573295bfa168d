reads: 
writes: customers
---
insert into customers (id, full_name) values (?, ?) on duplicate key update customers.full_name = ?