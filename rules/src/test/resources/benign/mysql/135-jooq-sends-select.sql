reads: customers
writes: 
---
select `customers`.`id` from `customers` where `customers`.`id` in (?, ?, ?)