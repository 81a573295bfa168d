reads: customers,purchases
writes: 
---
select c1_0.full_name,p1_0.total from purchases p1_0 join customers c1_0 on c1_0.id=p1_0.customer_id where c1_0.city=?