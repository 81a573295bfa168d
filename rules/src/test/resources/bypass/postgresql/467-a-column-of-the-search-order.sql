story: The column of SEARCH holds the values that it orders by
sources: users.ssn
catalog: needed
---
WITH RECURSIVE t (id, ssn) AS (SELECT id, ssn FROM users UNION ALL SELECT u.id, u.ssn FROM users u, t WHERE u.id = t.id) SEARCH DEPTH FIRST BY ssn SET way SELECT way FROM t
