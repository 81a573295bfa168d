story: Two statements
operations: select,drop
writes: payments
shapes: multiple
---
SELECT 1; DROP TABLE payments