story: The columns of TABLE come from its arrays
column: 2=USERS.EMAIL
---
SELECT t.* FROM TABLE(x INT = (1, 2), y VARCHAR = (SELECT array_agg(email) FROM users)) AS t
