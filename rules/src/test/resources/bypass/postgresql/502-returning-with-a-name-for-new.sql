story: RETURNING WITH gives what was just assigned under a name of its own
operations: update
writes: users
sources: users.email
column: 1=users.email
---
UPDATE users SET name = email WHERE id = 1 RETURNING WITH (NEW AS n) n.name