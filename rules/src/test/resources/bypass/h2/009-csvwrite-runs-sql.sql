story: CSVWRITE runs SQL
effects: file,dynamic-sql
reads: USERS
---
CALL CSVWRITE('/tmp/x', 'SELECT email FROM users')