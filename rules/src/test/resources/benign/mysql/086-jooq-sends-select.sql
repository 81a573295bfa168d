reads: customers
writes: 
---
select customers.full_name from customers where lower(customers.email) like lower(?)