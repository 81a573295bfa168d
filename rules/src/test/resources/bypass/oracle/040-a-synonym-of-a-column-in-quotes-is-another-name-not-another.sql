story: A synonym of a column in quotes is another name, not another column
sources: USERS.EMAIL
---
SELECT "EMAIL" "id" FROM "USERS"