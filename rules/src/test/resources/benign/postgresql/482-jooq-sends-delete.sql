reads: 
writes: customers
---
delete from customers where customers.id >= ?