story: A CTE that inserts
operations: insert
writes: orders
flows: users.ssn>orders.note
---
WITH n AS (INSERT INTO orders (note) SELECT ssn FROM users RETURNING note) TABLE n