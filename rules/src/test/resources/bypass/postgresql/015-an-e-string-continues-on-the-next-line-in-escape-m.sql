story: An E string continues on the next line in escape mode
operations: delete
writes: orders
---
SELECT E'a'
'\' '; DELETE FROM orders; --'