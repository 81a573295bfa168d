story: Only in a window's order
predicates: users.ssn
---
SELECT rank() OVER (ORDER BY ssn) FROM users