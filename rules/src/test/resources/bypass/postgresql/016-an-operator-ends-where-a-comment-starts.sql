story: An operator ends where a comment starts
operations: delete
writes: orders
---
SELECT 1 +/* */ 1; DELETE FROM orders