reads: customers
writes: 
---
SELECT full_name AS a1, BALANCE AS a2 FROM customers LIMIT ? OFFSET ?