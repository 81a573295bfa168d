story: As somebody else
operations: execute
understood: false
---
EXEC ('SELECT ssn FROM users') AS USER = 'dbo'