story: On most servers aliases differ in case, on some they do not
sources: users.email
---
SELECT (SELECT U.email FROM (SELECT 1 AS email) u) FROM users U