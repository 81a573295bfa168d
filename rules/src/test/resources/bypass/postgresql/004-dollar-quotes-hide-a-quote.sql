story: Dollar quotes hide a quote
operations: delete
writes: orders
---
SELECT $$'$$; DELETE FROM orders; -- '