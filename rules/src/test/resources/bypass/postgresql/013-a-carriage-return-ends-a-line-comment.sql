story: A carriage return ends a line comment
operations: delete
writes: orders
---
SELECT 1 -- harmless; DELETE FROM orders