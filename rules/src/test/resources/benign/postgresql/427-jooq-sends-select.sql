reads: customers
writes: 
---
select distinct customers.city from customers