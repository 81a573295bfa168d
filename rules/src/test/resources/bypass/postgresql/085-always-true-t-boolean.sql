story: Always true: 't'::boolean
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE 't'::boolean