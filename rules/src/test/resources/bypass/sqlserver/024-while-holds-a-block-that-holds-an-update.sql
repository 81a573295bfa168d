story: WHILE holds a block that holds an UPDATE
operations: update
writes: users
shapes: no-where
---
WHILE (SELECT COUNT(*) FROM orders) > 0 BEGIN UPDATE users SET ssn = NULL; BREAK END