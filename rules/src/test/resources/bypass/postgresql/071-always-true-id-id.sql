story: Always true: id = id
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE id = id