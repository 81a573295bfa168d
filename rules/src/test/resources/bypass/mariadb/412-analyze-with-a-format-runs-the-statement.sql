story: ANALYZE with a format runs the statement
operations: delete
writes: orders
---
ANALYZE FORMAT=JSON DELETE FROM orders