reads: customers
writes: 
---
set @t = @@group_concat_max_len; set @@group_concat_max_len = 4294967295; select group_concat(`customers`.`full_name` order by `customers`.`full_name` separator ', ') from `customers`; set @@group_concat_max_len = @t;