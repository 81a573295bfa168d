reads: customers
writes: 
---
select customers.full_name from customers where not (customers.full_name like (replace(replace(replace(?, '!', '!!'), '%', '!%'), '_', '!_') || '%') escape '!' or customers.full_name like ('%' || replace(replace(replace(?, '!', '!!'), '%', '!%'), '_', '!_')) escape '!')