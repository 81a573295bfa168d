story: A dollar inside a name opens no quote
operations: delete
writes: orders
---
SELECT 1 AS a$$; DELETE FROM orders; SELECT 2 AS b$$