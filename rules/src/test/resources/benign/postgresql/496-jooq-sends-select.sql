reads: customers
writes: 
---
select case when customers.balance > ? then ? when customers.balance > ? then ? else ? end from customers