story: Always true: id IS NULL OR id IS NOT NULL
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE id IS NULL OR id IS NOT NULL