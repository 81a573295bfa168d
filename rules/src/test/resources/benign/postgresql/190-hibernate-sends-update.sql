reads: 
writes: customers
---
update customers c1_0 set balance=(c1_0.balance+10),version=(c1_0.version+1) where c1_0.email=?