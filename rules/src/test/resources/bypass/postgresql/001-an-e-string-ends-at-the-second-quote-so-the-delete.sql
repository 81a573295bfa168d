story: An E string ends at the second quote, so the DELETE runs
operations: delete
writes: orders
---
SELECT E'\' '; DELETE FROM orders; --'