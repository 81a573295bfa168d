story: The root of a hierarchy
sources: USERS.EMAIL
---
SELECT CONNECT_BY_ROOT email FROM users CONNECT BY PRIOR id = id + 1