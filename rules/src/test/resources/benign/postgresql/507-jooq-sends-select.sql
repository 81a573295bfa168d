reads: customers,purchases
writes: 
---
select "customers"."full_name" from "customers" right outer join "purchases" on "purchases"."customer_id" = "customers"."id"