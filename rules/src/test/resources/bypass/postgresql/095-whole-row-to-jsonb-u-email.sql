story: Whole row: to_jsonb(u) - 'email'
sources: users.email,users.ssn
---
SELECT to_jsonb(u) - 'email' FROM users u