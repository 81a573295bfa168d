reads: customers
writes: 
---
select cast(customers.balance as int), cast(customers.id as varchar), current_date from customers