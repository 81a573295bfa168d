reads: 
writes: customers
---
update customers set customers.full_name = ?, customers.balance = (customers.balance + ?) where customers.id = ?