reads: customers,purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total from purchases p1_0 join customers c1_0 on c1_0.id=p1_0.customer_id and c1_0.active=true