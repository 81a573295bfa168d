reads: product_notes,products
writes: 
---
select p1_0.id,p1_0.category,p1_0.price,p1_0.title,n1_0.note from products p1_0 join product_notes n1_0 on p1_0.id=n1_0.product_id offset ? rows fetch first ? rows only