reads: customers
writes: 
---
select count(*) as c from (select customers.id from customers where customers.city = ?) as t (v0)