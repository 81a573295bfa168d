story: The column called name is the key
sources: users.name
---
SELECT JSON_OBJECT(KEY name VALUE 1) FROM users
