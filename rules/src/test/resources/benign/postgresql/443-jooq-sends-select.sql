reads: customers,purchases
writes: 
---
select customers.full_name, purchases.total from customers join purchases on purchases.customer_id = customers.id where purchases.status = ?