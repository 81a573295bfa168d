reads: customers
writes: 
---
select "customers"."full_name" from "customers" offset ? rows fetch next ? rows only