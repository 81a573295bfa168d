story: INSERT ALL
operations: insert
writes: ORDERS
flows: USERS.SSN>ORDERS.NOTE
---
INSERT ALL INTO orders (note) VALUES (ssn) SELECT ssn FROM users