reads: customers,purchases
writes: 
---
select `customers`.`full_name` from `customers` union select `purchases`.`status` from `purchases`