story: Whole row: format('%s', u)
sources: users.email,users.ssn
---
SELECT format('%s', u) FROM users u