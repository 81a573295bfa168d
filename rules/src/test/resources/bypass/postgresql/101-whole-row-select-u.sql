story: Whole row: (SELECT u)
sources: users.email,users.ssn
---
SELECT (SELECT u) FROM users u