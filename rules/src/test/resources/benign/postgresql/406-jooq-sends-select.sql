reads: customers,purchases
writes: 
---
select customers.full_name, (select max(purchases.total) from purchases where purchases.customer_id = customers.id) from customers