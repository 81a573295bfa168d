reads: customers
writes: 
---
select customers.id from customers where customers.balance between ? and ?