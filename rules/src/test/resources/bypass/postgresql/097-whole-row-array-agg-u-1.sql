story: Whole row: (array_agg(u))[1]
sources: users.email,users.ssn
---
SELECT (array_agg(u))[1] FROM users u