story: A semicolon inside a quoted name
operations: select
forbidden: delete
understood: true
---
SELECT 1 AS "; DELETE FROM orders"