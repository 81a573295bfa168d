story: TRUNCATE behind a SELECT
operations: select,truncate
writes: orders
---
SELECT 1 TRUNCATE TABLE orders