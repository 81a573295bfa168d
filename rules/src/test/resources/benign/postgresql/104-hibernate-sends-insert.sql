reads: 
writes: card_payments
---
insert into card_payments (digits,id) values (?,?)