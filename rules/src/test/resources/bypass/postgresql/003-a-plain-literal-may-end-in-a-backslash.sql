story: A plain literal may end in a backslash
operations: delete
writes: orders
---
SELECT '\'; DELETE FROM orders; --'