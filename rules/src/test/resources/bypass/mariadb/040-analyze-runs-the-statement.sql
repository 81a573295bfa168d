story: ANALYZE runs the statement
operations: delete
writes: orders
---
ANALYZE DELETE FROM orders