reads: customers
writes: 
---
select count(*) as c from (select customers.id as v0 from customers where customers.city = ?) as t