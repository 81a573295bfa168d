story: FINAL TABLE shows an open column after a sensitive one was put into it
operations: select,update
sources: USERS.EMAIL
---
SELECT name FROM FINAL TABLE (UPDATE users SET name = email)
