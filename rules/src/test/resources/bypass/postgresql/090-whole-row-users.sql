story: Whole row: users
sources: users.email,users.ssn
---
SELECT users FROM users