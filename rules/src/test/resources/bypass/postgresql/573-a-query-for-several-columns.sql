story: A query that gives several columns gives each the value of its place
column: 2=users.ssn
---
UPDATE users SET (name, email) = (SELECT 'x', u.ssn FROM users u WHERE u.id = 1) RETURNING name, email