story: ABSENT ON NULL follows a column called name
sources: users.name
---
SELECT JSON_ARRAY(name ABSENT ON NULL) FROM users
