story: Whole row: u
sources: users.email,users.ssn
---
SELECT u FROM users u