reads: customers
writes: 
---
with rich as (select customers.id, customers.full_name from customers where customers.balance > ?) select * from rich