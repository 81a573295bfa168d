story: The table wins over the CTE
sources: USERS.EMAIL
---
WITH users AS (SELECT 1 id, 'x' email) SELECT email FROM users