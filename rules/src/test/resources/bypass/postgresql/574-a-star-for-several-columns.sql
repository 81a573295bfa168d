story: Where the places are not known each column may have got each value
sources: users.ssn
---
UPDATE users SET (name, email) = (SELECT * FROM (SELECT 'x', u.ssn FROM users u) s LIMIT 1) RETURNING name