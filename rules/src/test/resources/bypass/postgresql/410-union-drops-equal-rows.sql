story: one row instead of two tells that the guess is right
operations: select
predicates: users.email
---
SELECT email FROM users WHERE id = 7 UNION SELECT 'ada@lovelace.example'
