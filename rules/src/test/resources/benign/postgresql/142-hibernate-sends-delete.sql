reads: 
writes: purchases
---
delete from purchases where id=?