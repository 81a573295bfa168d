reads: customers
writes: 
---
select "t"."c", "t"."n" from (select "customers"."city" as "c", count(*) as "n" from "customers" group by "customers"."city") as "t" where "t"."n" > ?