story: Double quotes are strings
operations: delete
writes: orders
---
SELECT ";" ; DELETE FROM orders -- "