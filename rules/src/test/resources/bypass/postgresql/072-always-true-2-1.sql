story: Always true: 2 > 1
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE 2 > 1