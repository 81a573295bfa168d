reads: customers
writes: 
---
select customers.full_name from customers where customers.id = ? for update skip locked