reads: line_items,products,purchases
writes: 
---
select p1_0.id,p1_0.customer_id,p1_0.placed_at,p1_0.status,p1_0.total,i1_0.purchase_id,i1_0.id,i1_0.price,p2_0.id,p2_0.category,p2_0.price,p2_0.title,i1_0.quantity from purchases p1_0 left join line_items i1_0 on p1_0.id=i1_0.purchase_id left join products p2_0 on p2_0.id=i1_0.product_id where p1_0.id=?