reads: customers
writes: 
---
select substring(`customers`.`full_name`, ?, ?), char_length(`customers`.`full_name`), trim(`customers`.`email`), ((`customers`.`balance` + ?) * ?) from `customers`