story: Dollar quotes
operations: delete
writes: ORDERS
---
SELECT $$'$$; DELETE FROM orders; -- '