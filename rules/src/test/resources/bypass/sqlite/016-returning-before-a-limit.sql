story: RETURNING before a LIMIT
operations: update
sources: users.email
---
UPDATE users SET name = 'x' RETURNING email LIMIT 1