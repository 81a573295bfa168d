story: Dollar quotes with a tag
operations: delete
writes: orders
---
SELECT $a$'$a$; DELETE FROM orders; -- '$a$