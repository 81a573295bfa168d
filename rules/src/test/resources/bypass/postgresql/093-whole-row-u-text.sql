story: Whole row: (u.*)::text
sources: users.email,users.ssn
---
SELECT (u.*)::text FROM users u