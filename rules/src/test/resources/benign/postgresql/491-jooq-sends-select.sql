reads: customers
writes: 
---
select * from "customers" where "customers"."id" = ?