reads: customers
writes: 
---
select exists (select customers.id from customers where customers.email = ?)