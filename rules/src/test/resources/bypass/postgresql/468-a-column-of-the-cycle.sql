story: The path of CYCLE holds the values that it went through
sources: users.ssn
catalog: needed
---
WITH RECURSIVE t (id, ssn) AS (SELECT id, ssn FROM users UNION ALL SELECT u.id, u.ssn FROM users u, t WHERE u.id = t.id) CYCLE ssn SET again USING path SELECT path FROM t
