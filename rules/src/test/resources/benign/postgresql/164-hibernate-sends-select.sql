reads: bank_payments,payments,purchases
writes: 
---
select b1_0.id,b1_1.amount,p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total,b1_0.iban from bank_payments b1_0 join payments b1_1 on b1_0.id=b1_1.id left join purchases p1_0 on p1_0.id=b1_1.purchase_id where b1_0.id=?