reads: customers
writes: 
---
select position('@' in c1_0.email),abs(c1_0.balance),sqrt(c1_0.balance),(c1_0.version%2) from customers c1_0