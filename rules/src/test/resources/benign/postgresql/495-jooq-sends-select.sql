reads: customers,purchases
writes: 
---
select "customers"."full_name" from "customers" cross join "purchases"