story: CASE with a test looks at its subject
understood: any
operations: select
sources: USERS.SSN
---
SELECT CASE ssn WHEN LIKE '1%' THEN 1 ELSE 0 END FROM users