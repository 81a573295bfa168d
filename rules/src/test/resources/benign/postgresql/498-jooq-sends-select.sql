reads: customers,purchases
writes: 
---
select customers.id from customers except select purchases.customer_id from purchases