story: IF hides a statement
operations: delete
writes: orders
---
IF 1=1 DELETE FROM orders