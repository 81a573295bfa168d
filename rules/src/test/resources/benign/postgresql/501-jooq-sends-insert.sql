reads: 
writes: customers
---
insert into "customers" ("id", "full_name") values (?, ?) on conflict do nothing