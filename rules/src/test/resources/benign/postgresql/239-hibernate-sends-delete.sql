reads: 
writes: card_payments
---
delete from card_payments where id=?