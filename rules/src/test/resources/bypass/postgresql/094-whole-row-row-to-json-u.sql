story: Whole row: row_to_json(u)
sources: users.email,users.ssn
---
SELECT row_to_json(u) FROM users u