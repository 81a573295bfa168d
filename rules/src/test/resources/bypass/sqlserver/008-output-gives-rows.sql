story: OUTPUT gives rows
operations: delete
writes: users
sources: users.email
---
DELETE FROM users OUTPUT deleted.email WHERE id = 1