reads: customers
writes: 
---
select customers.full_name, sum(customers.balance) over (order by customers.id rows between unbounded preceding and current row) from customers