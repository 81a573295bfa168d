reads: customers
writes: 
---
SELECT COUNT(ID) FROM customers WHERE (ACTIVE = ?) LIMIT ? OFFSET ?