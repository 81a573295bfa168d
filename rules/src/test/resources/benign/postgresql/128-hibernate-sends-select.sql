reads: customers,purchases
writes: 
---
select c1_0.id,c1_0.active,c1_0.city,c1_0.street,c1_0.balance,c1_0.created_on,c1_0.email,c1_0.full_name,c1_0.version from customers c1_0 where exists(select 1 from purchases p1_0 where p1_0.customer_id=c1_0.id and p1_0.total>100)