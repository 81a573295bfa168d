reads: customers
writes: 
---
SELECT NULLIF(EMAIL, ?) FROM customers LIMIT ? OFFSET ?