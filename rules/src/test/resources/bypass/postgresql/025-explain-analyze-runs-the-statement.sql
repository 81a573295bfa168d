story: EXPLAIN ANALYZE runs the statement
operations: delete
writes: orders
---
EXPLAIN ANALYZE DELETE FROM orders WHERE id = 1