reads: customers
writes: 
---
SELECT full_name, BALANCE FROM customers