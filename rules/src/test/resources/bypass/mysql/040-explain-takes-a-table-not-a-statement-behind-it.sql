story: EXPLAIN takes a table, not a statement behind it
operations: delete
understood: false
---
EXPLAIN users DELETE FROM orders