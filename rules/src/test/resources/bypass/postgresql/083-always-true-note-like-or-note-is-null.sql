story: Always true: note LIKE '%' OR note IS NULL
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE note LIKE '%' OR note IS NULL