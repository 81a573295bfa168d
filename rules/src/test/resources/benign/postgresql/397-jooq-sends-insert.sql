reads: purchases
writes: customers
---
insert into "customers" ("id", "full_name") select ("purchases"."id" + ?), "purchases"."status" from "purchases"