story: Always true: coalesce(true, false)
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE coalesce(true, false)