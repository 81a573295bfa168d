reads: customers
writes: 
---
select cast(c1_0.version as varchar) from customers c1_0 offset ? rows fetch first ? rows only