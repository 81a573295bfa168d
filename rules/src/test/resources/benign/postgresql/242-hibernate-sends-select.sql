reads: purchases
writes: 
---
select count(p1_0.id) from purchases p1_0 where p1_0.status in (?,?)