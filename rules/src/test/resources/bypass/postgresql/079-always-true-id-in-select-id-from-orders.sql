story: Always true: id IN (SELECT id FROM orders)
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE id IN (SELECT id FROM orders)