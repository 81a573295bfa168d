story: Always true: id = 1 OR id <> 1
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE id = 1 OR id <> 1