story: A word of a join as a table
sources: users.ssn
---
SELECT ssn FROM users AS cross