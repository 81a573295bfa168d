reads: customers,purchases
writes: 
---
select customers.full_name, purchases.total from customers left outer join purchases on purchases.customer_id = customers.id where purchases.id is null