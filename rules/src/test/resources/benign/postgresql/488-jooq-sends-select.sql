reads: customers
writes: 
---
select customers.full_name, dense_rank() over (order by customers.balance), lag(customers.balance) over (order by customers.id) from customers