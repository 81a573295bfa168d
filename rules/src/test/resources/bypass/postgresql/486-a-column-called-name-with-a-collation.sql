story: A collation follows a column called name
sources: users.name
---
SELECT JSON_OBJECT('k': name COLLATE "C") FROM users
