reads: products
writes: 
---
select case when p1_0.price>100 then 'high' when p1_0.price>10 then 'middle' else 'low' end from products p1_0 offset ? rows fetch first ? rows only