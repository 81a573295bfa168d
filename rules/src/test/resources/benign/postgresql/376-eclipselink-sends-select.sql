reads: customers
writes: 
---
SELECT CAST(VERSION AS string) FROM customers LIMIT ? OFFSET ?