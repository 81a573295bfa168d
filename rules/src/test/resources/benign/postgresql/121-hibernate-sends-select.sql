reads: customers
writes: 
---
select count(distinct c1_0.city) from customers c1_0 offset ? rows fetch first ? rows only