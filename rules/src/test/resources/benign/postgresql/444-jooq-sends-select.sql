reads: customers
writes: 
---
select "customers"."full_name" from "customers" where "customers"."email" like (('%' || replace(replace(replace(?, '!', '!!'), '%', '!%'), '_', '!_')) || '%') escape '!'