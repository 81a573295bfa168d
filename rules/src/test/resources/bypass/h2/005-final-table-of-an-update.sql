story: FINAL TABLE of an UPDATE
operations: update
writes: USERS
sources: USERS.EMAIL
---
SELECT * FROM FINAL TABLE (UPDATE users SET name = 'x')