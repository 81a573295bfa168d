story: INTO a variable
flows: users.email>
---
SELECT email INTO @x FROM users LIMIT 1