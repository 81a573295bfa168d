story: EXEC of a literal is read
operations: execute,delete
writes: orders
---
EXEC ('DELETE FROM orders')