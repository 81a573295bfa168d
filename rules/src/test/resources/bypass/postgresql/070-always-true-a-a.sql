story: Always true: 'a'='a'
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM orders WHERE 'a'='a'