reads: customers,purchases
writes: 
---
select customers.full_name from customers where customers.balance > all (select purchases.total from purchases where purchases.customer_id = customers.id)