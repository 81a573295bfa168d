story: A query without parentheses in a list
operations: delete
writes: ORDERS
reads: USERS
---
DELETE FROM orders WHERE id IN (1, SELECT id FROM users)