reads: customers
writes: 
---
select customers.id from customers where customers.city is distinct from ?