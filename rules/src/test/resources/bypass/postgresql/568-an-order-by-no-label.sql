story: A label in other case is not what the rows are ordered by
predicates: users.ssn
---
SELECT name AS "Ssn" FROM users ORDER BY ssn