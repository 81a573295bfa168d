reads: 
writes: payments
---
update payments set amount=?,purchase_id=? where id=?