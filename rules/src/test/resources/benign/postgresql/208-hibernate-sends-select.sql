reads: line_items,products
writes: 
---
select li1_0.id,li1_0.price,p1_0.id,p1_0.category,p1_0.price,p1_0.title,li1_0.purchase_id,li1_0.quantity from line_items li1_0 left join products p1_0 on p1_0.id=li1_0.product_id where li1_0.id=?