reads: 
writes: bank_payments
---
delete from bank_payments where id=?