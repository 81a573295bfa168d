reads: customers,purchases
writes: 
---
select `customers`.`full_name` from `customers` where `customers`.`id` in (select `purchases`.`customer_id` from `purchases` where `purchases`.`total` > ?)