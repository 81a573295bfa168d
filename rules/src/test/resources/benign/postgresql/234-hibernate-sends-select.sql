reads: purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total from purchases p1_0 where p1_0.total=(select max(p2_0.total) from purchases p2_0 where p2_0.customer_id=p1_0.customer_id) offset ? rows fetch first ? rows only