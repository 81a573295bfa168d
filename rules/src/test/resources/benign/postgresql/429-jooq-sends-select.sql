reads: customers
writes: 
---
select "customers"."full_name", row_number() over (partition by "customers"."city" order by "customers"."balance" desc) from "customers"