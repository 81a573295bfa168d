story: Whole row: ROW(u.*)
sources: users.email,users.ssn
---
SELECT ROW(u.*) FROM users u