reads: 
writes: purchases
---
delete from purchases p1_0 where p1_0.total is null and p1_0.status=?