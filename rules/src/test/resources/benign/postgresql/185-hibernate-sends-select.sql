reads: line_items,purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total from purchases p1_0 left join line_items i1_0 on p1_0.id=i1_0.purchase_id and i1_0.quantity>3 where i1_0.id is null