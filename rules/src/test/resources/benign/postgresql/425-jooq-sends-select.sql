reads: customers
writes: 
---
select customers.full_name from customers order by customers.balance desc nulls last