story: A loop over a query
operations: insert
writes: orders
reads: users
---
FOR r IN (SELECT ssn FROM users) DO INSERT INTO orders (note) VALUES (r.ssn); END FOR