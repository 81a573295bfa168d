story: RETURNING gives the deleted rows back
operations: delete
sources: users.ssn
---
DELETE FROM users WHERE id = 1 RETURNING ssn