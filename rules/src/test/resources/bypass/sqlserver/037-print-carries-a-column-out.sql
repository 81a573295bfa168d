story: PRINT carries a column out
reads: users
flows: users.ssn>
---
PRINT (SELECT TOP 1 ssn FROM users)