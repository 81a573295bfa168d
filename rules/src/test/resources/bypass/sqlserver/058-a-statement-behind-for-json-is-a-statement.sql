story: A statement behind FOR JSON is a statement
operations: select,delete
writes: orders
---
SELECT id FROM users FOR JSON AUTO DELETE FROM orders