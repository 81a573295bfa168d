story: Whole row: concat(u)
sources: users.email,users.ssn
---
SELECT concat(u) FROM users u