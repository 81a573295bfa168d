reads: 
writes: card_payments
---
update card_payments set digits=? where id=?