reads: products
writes: 
---
select p1_0.category,min(p1_0.price),max(p1_0.price) from products p1_0 group by p1_0.category