reads: customers
writes: 
---
SELECT CURRENT_DATE, CURRENT_TIMESTAMP FROM customers WHERE (ID = ?) LIMIT ? OFFSET ?