story: TOP
sources: users.email
---
SELECT TOP 5 email FROM users WITH (NOLOCK) ORDER BY id