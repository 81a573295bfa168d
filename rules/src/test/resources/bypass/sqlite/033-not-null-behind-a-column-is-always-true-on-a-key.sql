story: NOT NULL behind a column is always true on a key
operations: delete
understood: true
---
DELETE FROM orders WHERE 1 NOT NULL