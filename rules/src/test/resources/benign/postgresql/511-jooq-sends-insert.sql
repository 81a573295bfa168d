reads: customers
writes: customers
---
insert into "customers" ("id", "full_name") values (?, ?) returning "customers"."id", "customers"."full_name"