story: No semicolon between statements
operations: delete
writes: orders
---
SELECT 1 DELETE FROM orders