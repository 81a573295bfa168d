reads: 
writes: customers
---
insert into "customers" ("id", "full_name") values (?, ?) on conflict ("id") do update set "full_name" = ?