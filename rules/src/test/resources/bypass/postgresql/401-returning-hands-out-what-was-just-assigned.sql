story: RETURNING shows an open column after a sensitive one was put into it
operations: update
writes: users
sources: users.email
column: 1=users.email
---
UPDATE users SET name = email WHERE id = 1 RETURNING name
