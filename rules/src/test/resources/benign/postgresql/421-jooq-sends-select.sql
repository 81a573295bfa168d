reads: customers
writes: 
---
select customers.city, count(*), sum(customers.balance), avg(customers.balance) from customers group by customers.city having count(*) > ?