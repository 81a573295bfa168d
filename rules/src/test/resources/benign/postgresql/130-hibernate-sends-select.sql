reads: bank_payments,card_payments,payments,purchases
writes: 
---
select p1_0.id,p1_0.kind,p1_0.amount,p2_0.id,p2_0.customer_id,p2_0.placed_at,p2_0.status,p2_0.total,p1_1.iban,p1_2.digits from payments p1_0 left join bank_payments p1_1 on p1_0.id=p1_1.id left join card_payments p1_2 on p1_0.id=p1_2.id left join purchases p2_0 on p2_0.id=p1_0.purchase_id where p1_0.id=?