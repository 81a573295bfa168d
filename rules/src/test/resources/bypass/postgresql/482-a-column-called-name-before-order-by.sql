story: ORDER BY follows a column called name inside JSON_ARRAYAGG
column: 1=users.name
---
SELECT JSON_ARRAYAGG(name ORDER BY id) FROM users
