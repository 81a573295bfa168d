story: A position inside a grouping set groups by the column that it names, so how many groups there are tells of it
operations: select
reads: users
predicates: users.ssn
---
SELECT name, substring(ssn FROM '^.') FROM users GROUP BY GROUPING SETS ((1, 2), (1))
