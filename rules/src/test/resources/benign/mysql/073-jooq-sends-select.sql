reads: customers
writes: 
---
select coalesce(`customers`.`email`, `customers`.`full_name`), concat(`customers`.`full_name`, ' ', `customers`.`email`), lower(`customers`.`city`) from `customers`