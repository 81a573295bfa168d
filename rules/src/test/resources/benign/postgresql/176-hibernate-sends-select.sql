reads: customers
writes: 
---
select (c1_0.full_name||' <'||c1_0.email||'>') from customers c1_0 offset ? rows fetch first ? rows only