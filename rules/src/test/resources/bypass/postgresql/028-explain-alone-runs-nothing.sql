story: EXPLAIN alone runs nothing
operations: explain
forbidden: delete
understood: true
---
EXPLAIN DELETE FROM orders