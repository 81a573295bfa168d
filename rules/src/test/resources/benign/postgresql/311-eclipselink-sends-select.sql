reads: customers
writes: 
---
SELECT SUBSTR(EMAIL, ?, ?), LENGTH(full_name), TRIM(full_name), UPPER(full_name) FROM customers LIMIT ? OFFSET ?