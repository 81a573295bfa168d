story: A q-quoted string
sources: USERS.EMAIL
---
SELECT q'[';]' FROM dual UNION ALL SELECT email FROM users