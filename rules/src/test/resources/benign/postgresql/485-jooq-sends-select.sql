reads: customers
writes: 
---
select string_agg("customers"."full_name", ', ' order by "customers"."full_name") from "customers"