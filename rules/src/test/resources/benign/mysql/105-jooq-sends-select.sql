reads: 
writes: 
---
select v.i, v.s from (select ? as i, ? as s union all select ?, ?) as v