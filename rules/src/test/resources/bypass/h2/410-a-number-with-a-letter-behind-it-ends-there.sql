story: A number with a letter behind it ends there
sources: USERS.EMAIL
---
SELECT 1L, email FROM users