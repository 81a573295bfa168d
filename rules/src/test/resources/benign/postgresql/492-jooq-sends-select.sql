reads: customers
writes: 
---
select count(distinct "customers"."city") from "customers"