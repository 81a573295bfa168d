story: The column called name is the key, and VALUE follows it
sources: users.name
---
SELECT JSON_OBJECT(name VALUE 1) FROM users
