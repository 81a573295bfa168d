story: A table hint is no function
sources: users.email
---
SELECT email FROM users (NOLOCK)