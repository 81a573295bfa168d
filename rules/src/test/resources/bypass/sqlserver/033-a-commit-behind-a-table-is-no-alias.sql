story: A COMMIT behind a table is no alias
operations: select,commit
---
SELECT id FROM orders COMMIT