reads: 
writes: products
---
update products p1_0 set price=(p1_0.price*1.1) where p1_0.category=? and p1_0.price<100