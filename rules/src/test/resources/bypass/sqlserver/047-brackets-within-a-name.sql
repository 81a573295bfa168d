story: Brackets within a name
sources: users.email
---
SELECT [email] AS [x]]y] FROM [users]