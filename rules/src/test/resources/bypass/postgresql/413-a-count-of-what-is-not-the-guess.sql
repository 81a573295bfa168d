story: a count that is one less tells that the guess is right
operations: select
predicates: users.email
---
SELECT count(nullif(email, 'ada@lovelace.example')) FROM users
