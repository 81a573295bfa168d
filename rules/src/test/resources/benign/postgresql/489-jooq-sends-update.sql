reads: 
writes: customers
---
update customers set full_name = ?, balance = (customers.balance + ?) where customers.id = ?