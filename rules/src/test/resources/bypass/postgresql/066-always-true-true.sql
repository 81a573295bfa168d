story: Always true: true
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE true