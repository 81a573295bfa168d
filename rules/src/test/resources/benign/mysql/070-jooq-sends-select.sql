reads: customers,purchases
writes: 
---
select `customers`.`id` from `customers` intersect select `purchases`.`customer_id` from `purchases`