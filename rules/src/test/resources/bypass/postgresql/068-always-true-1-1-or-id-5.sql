story: Always true: 1 = 1 OR id = 5
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE 1 = 1 OR id = 5