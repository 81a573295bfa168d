reads: customers,purchases
writes: 
---
select extract(year from current_timestamp()), greatest(customers.balance, purchases.total) from customers, purchases