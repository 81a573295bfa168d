story: CROSS APPLY sees the row
sources: users.ssn
---
SELECT x.v FROM users u CROSS APPLY (SELECT u.ssn AS v) x