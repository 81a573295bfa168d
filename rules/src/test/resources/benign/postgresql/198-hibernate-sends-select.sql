reads: card_payments,payments,purchases
writes: 
---
select c1_0.id,c1_1.amount,p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total,c1_0.digits from card_payments c1_0 join payments c1_1 on c1_0.id=c1_1.id left join purchases p1_0 on p1_0.id=c1_1.purchase_id where c1_0.id=?