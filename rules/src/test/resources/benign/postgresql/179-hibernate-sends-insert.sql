reads: 
writes: bank_payments
---
insert into bank_payments (iban,id) values (?,?)