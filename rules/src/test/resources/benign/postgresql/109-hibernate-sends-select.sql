reads: customers
writes: 
---
select round(c1_0.balance, 1),ceiling(c1_0.balance),floor(c1_0.balance) from customers c1_0 offset ? rows fetch first ? rows only