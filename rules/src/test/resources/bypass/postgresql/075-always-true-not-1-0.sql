story: Always true: NOT (1 = 0)
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE NOT (1 = 0)