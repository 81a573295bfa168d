story: Always true: 1 BETWEEN 0 AND 2
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE 1 BETWEEN 0 AND 2