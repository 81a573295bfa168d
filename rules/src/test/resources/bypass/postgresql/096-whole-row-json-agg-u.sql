story: Whole row: json_agg(u)
sources: users.email,users.ssn
---
SELECT json_agg(u) FROM users u