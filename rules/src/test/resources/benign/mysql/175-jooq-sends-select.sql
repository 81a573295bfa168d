reads: customers
writes: 
---
select `customers`.`city`, count(*) from `customers` group by `customers`.`city` with rollup