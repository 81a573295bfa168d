story: Rows are grouped by a column before a label of that name
predicates: users.ssn
---
SELECT 1 AS ssn, count(*) FROM users GROUP BY ssn