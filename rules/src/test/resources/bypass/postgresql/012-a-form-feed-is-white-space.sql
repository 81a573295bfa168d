story: A form feed is white space
operations: delete
writes: orders
---
DELETE FROM orders