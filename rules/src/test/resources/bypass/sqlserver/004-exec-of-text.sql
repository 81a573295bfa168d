story: EXEC of text
operations: execute,delete
writes: orders
---
EXEC('DELETE FROM orders')