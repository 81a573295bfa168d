reads: line_items,purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total from purchases p1_0 where p1_0.total>=any(select li1_0.price from line_items li1_0)