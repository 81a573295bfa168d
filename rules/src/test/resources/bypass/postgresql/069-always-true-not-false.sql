story: Always true: NOT false
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE NOT false