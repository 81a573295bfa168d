reads: purchases
writes: 
---
select p1_0.id from purchases p1_0 where p1_0.status in (?,?) and p1_0.customer_id<>?