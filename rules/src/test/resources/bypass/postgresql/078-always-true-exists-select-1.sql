story: Always true: EXISTS (SELECT 1)
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE EXISTS (SELECT 1)