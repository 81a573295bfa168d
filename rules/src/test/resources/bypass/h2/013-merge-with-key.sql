story: MERGE with KEY
operations: merge
writes: ORDERS
flows: USERS.SSN>ORDERS.NOTE
---
MERGE INTO orders (id, note) KEY (id) SELECT id, ssn FROM users