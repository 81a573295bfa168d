story: OLD TABLE of a DELETE
operations: delete
writes: USERS
sources: USERS.EMAIL
---
SELECT id, email FROM OLD TABLE (DELETE FROM users)