reads: customers
writes: 
---
select customers.full_name from customers where customers.email like concat('%', replace(replace(replace(?, '!', '!!'), '%', '!%'), '_', '!_'), '%') escape '!'