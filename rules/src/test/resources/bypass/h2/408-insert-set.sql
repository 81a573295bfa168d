story: INSERT … SET
operations: insert
writes: ORDERS
flows: USERS.SSN>ORDERS.NOTE
---
INSERT INTO orders SET id = 1, note = (SELECT ssn FROM users)