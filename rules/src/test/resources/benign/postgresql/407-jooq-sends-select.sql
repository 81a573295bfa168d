reads: customers
writes: 
---
select "customers"."city", count(*) from "customers" group by rollup ("customers"."city")