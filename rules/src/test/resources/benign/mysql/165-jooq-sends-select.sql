reads: customers
writes: 
---
select `customers`.`id` from `customers` where (not(`customers`.`city` <=> ?))