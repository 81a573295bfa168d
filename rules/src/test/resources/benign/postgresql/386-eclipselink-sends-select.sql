reads: customers
writes: 
---
SELECT COUNT(DISTINCT(CITY)) FROM customers