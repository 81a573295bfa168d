reads: customers
writes: 
---
select count(*) from `customers` where `customers`.`active` = true