reads: customers
writes: 
---
select c1_0.full_name,c1_0.email from customers c1_0 where c1_0.active=true order by c1_0.full_name desc