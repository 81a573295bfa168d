reads: 
writes: 
---
with recursive `n`(`i`) as (select 1 union all select (`i` + ?) from `n` where `i` < ?) select * from `n`