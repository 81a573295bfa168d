story: RETURNING shows what the SELECT of the INSERT read
operations: insert,select
writes: orders
sources: users.ssn
column: 2=users.ssn
catalog: needed
---
INSERT INTO orders (id, note) SELECT id, ssn FROM users RETURNING id, note
