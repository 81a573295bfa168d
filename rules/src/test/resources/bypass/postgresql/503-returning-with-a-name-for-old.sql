story: RETURNING WITH gives the row as it was under a name of its own
operations: delete
writes: users
sources: users.ssn
column: 1=users.ssn
---
DELETE FROM users WHERE id = 1 RETURNING WITH (OLD AS o) o.ssn