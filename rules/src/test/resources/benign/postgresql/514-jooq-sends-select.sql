reads: customers,purchases
writes: 
---
select "customers"."full_name" from "customers" union all select "purchases"."status" from "purchases" order by 1 fetch next ? rows only