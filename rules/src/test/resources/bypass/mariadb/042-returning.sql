story: RETURNING
sources: users.email
---
DELETE FROM users WHERE id = 1 RETURNING email