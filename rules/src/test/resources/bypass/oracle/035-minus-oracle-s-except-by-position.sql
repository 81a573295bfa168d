story: MINUS, Oracle's EXCEPT, by position
sources: USERS.NAME
---
SELECT name FROM users MINUS SELECT email FROM users