reads: customers,purchases
writes: 
---
select "customers"."full_name" from "customers" where not exists (select 1 as "one" from "purchases" where "purchases"."customer_id" = "customers"."id")