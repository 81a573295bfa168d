story: INSERT DIRECT SORTED takes a query
operations: insert,select
flows: USERS.SSN>ORDERS.NOTE
---
INSERT INTO orders (note) DIRECT SORTED SELECT ssn FROM users