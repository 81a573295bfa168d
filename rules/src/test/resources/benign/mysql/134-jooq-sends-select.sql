reads: customers
writes: 
---
select customers.full_name from customers order by nvl2(customers.balance, 0, 1), customers.balance desc