story: A ROLLBACK behind an expression is no alias
operations: select,rollback
---
SELECT 1 ROLLBACK