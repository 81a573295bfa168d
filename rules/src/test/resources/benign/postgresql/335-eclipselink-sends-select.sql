reads: customers
writes: 
---
SELECT full_name, EMAIL FROM customers WHERE (ACTIVE = ?) ORDER BY full_name DESC