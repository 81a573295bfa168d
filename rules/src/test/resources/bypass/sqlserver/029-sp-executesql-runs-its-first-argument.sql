story: sp_executesql runs its first argument
operations: execute,update
writes: users
---
EXEC sp_executesql N'UPDATE users SET ssn = NULL'