story: Only in the order
predicates: users.ssn
---
SELECT id FROM users ORDER BY ssn