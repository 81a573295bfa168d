reads: customers
writes: 
---
select json_build_object(?, customers.full_name) from customers