story: a count of a CASE counts what the CASE asks for
operations: select
predicates: users.email
---
SELECT count(CASE WHEN email LIKE 'a%' THEN 1 END) FROM users
