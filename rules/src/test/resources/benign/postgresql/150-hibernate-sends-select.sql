reads: customers
writes: 
---
select count(c1_0.id) from customers c1_0 where c1_0.active=false