reads: customers
writes: 
---
SELECT COALESCE(EMAIL, full_name, ?) FROM customers LIMIT ? OFFSET ?