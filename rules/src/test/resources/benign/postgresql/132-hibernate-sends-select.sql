reads: purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total from purchases p1_0 where p1_0.id=? for no key update of p1_0