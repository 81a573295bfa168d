reads: customers
writes: 
---
select "customers"."id" from "customers" where ("customers"."id" not in (?, ?) and "customers"."city" is null)