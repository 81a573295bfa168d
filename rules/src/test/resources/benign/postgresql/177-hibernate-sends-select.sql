reads: customers,purchases
writes: 
---
select c1_0.id,c1_0.active,c1_0.city,c1_0.street,c1_0.balance,c1_0.created_on,c1_0.email,c1_0.full_name,c1_0.version,p1_0.customer_id,p1_0.id,p1_0.placed_at,p1_0.status,p1_0.total from customers c1_0 left join purchases p1_0 on c1_0.id=p1_0.customer_id where c1_0.id=? order by p1_0.id