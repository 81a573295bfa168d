reads: line_items,products
writes: 
---
select i1_0.purchase_id,i1_0.id,i1_0.price,p1_0.id,p1_0.category,p1_0.price,p1_0.title,i1_0.quantity from line_items i1_0 left join products p1_0 on p1_0.id=i1_0.product_id where i1_0.purchase_id=?