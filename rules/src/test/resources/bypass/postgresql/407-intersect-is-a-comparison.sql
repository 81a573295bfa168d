story: the row is there only if the guess is right
operations: select
predicates: users.email
---
SELECT id, email FROM users INTERSECT SELECT 7, 'ada@lovelace.example'
