story: A quoted name keeps its case and its quote
operations: delete
writes: orders
shapes: always-true
---
DELETE FROM "orders" WHERE "or""ders" = 1 OR true