reads: 
writes: customers
---
update `customers` set `customers`.`city` = case when `customers`.`active` = true then ? else ? end where `customers`.`id` in (?, ?)