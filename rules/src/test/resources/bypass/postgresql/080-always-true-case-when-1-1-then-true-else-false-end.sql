story: Always true: CASE WHEN 1=1 THEN true ELSE false END
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE CASE WHEN 1=1 THEN true ELSE false END