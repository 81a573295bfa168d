reads: 
writes: payments
---
delete from payments where id=?