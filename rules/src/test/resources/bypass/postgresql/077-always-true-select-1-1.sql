story: Always true: (SELECT 1) = 1
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE (SELECT 1) = 1