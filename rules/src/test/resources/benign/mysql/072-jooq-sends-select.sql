reads: customers
writes: 
---
select cast(customers.balance as signed), cast(customers.id as char), current_date() from customers