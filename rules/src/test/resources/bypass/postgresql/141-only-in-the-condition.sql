story: Only in the condition
predicates: users.email
---
SELECT id FROM users WHERE email LIKE 'a%'