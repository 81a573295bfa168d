story: All versions of a row
sources: users.ssn
---
SELECT ssn FROM users FOR SYSTEM_TIME BETWEEN '2000-01-01' AND NOW()