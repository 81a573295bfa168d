story: IF holds a DELETE
operations: delete
writes: orders
shapes: no-where
---
IF 1=1 DELETE FROM orders