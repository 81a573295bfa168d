story: NEW TABLE of an INSERT
operations: insert
writes: ORDERS
---
SELECT note FROM NEW TABLE (INSERT INTO orders (note) SELECT ssn FROM users)