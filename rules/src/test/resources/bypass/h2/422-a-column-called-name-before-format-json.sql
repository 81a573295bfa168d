story: FORMAT JSON follows a column called name
sources: USERS.NAME
---
SELECT JSON_ARRAY(name FORMAT JSON) FROM users
