reads: line_items,products
writes: 
---
select p1_0.title,sum((li1_0.quantity*li1_0.price)) from line_items li1_0 join products p1_0 on p1_0.id=li1_0.product_id group by p1_0.title order by sum((li1_0.quantity*li1_0.price)) desc offset ? rows fetch first ? rows only