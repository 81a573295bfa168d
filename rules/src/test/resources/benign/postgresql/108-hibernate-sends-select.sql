reads: bank_payments,card_payments,payments
writes: 
---
select p1_0.id,p1_0.kind,p1_0.amount,p1_0.purchase_id,p1_1.iban,p1_2.digits from payments p1_0 left join bank_payments p1_1 on p1_0.id=p1_1.id left join card_payments p1_2 on p1_0.id=p1_2.id where p1_0.amount>5 offset ? rows fetch first ? rows only