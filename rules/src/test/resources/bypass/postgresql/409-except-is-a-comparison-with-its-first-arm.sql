story: the row is missing only if the guess is right
operations: select
predicates: users.email
---
SELECT id, email FROM users EXCEPT ALL SELECT 7, 'ada@lovelace.example'
