reads: customers
writes: 
---
select json_object(?, `customers`.`full_name`) from `customers`