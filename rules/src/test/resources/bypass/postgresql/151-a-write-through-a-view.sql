story: An UPDATE of a view changes the table below it, and the column
operations: update
writes: users,v_users
flows: users.ssn>users.name
catalog: needed
---
UPDATE v_users SET name = (SELECT ssn FROM users LIMIT 1) WHERE id = 1