reads: customers
writes: 
---
select c1_0.full_name,c2_0.full_name from customers c1_0,customers c2_0 where c1_0.city=c2_0.city and c1_0.id<c2_0.id