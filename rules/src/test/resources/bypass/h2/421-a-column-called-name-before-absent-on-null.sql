story: ABSENT ON NULL follows a column called name
sources: USERS.NAME
---
SELECT JSON_OBJECT('k': name ABSENT ON NULL) FROM users
