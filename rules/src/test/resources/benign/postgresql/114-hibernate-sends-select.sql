reads: customers
writes: 
---
select coalesce(c1_0.email,c1_0.full_name,'nobody') from customers c1_0