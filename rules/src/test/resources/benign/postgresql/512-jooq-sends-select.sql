reads: customers
writes: 
---
select customers.full_name, customers.email from customers order by customers.full_name desc, customers.id fetch next ? rows only