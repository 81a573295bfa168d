reads: purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total from purchases p1_0 where p1_0.placed_at<localtimestamp and (p1_0.total-5)>(2*3)