story: EXPLAIN does not run, also a DROP
operations: explain
forbidden: drop
---
EXPLAIN DROP TABLE orders