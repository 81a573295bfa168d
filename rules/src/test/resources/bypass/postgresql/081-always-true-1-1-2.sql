story: Always true: 1 + 1 = 2
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE 1 + 1 = 2