reads: customers
writes: 
---
SELECT * FROM customers WHERE id = ?