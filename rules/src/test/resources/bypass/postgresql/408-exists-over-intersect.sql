story: nothing but a boolean comes out, and it answers the guess
operations: select
predicates: users.email
---
SELECT id FROM orders WHERE EXISTS (SELECT email FROM users INTERSECT SELECT 'ada@lovelace.example')
