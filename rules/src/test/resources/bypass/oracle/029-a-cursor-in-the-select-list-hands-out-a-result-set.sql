story: A cursor in the select list hands out a result set
sources: USERS.SSN
---
SELECT name, CURSOR(SELECT ssn FROM users) FROM users