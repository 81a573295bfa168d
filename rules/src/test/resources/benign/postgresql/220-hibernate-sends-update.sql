reads: 
writes: customers
---
update customers c1_0 set active=false where c1_0.created_on<?