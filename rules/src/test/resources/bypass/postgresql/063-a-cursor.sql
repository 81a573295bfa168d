story: A cursor
reads: users
---
DECLARE c CURSOR FOR SELECT email FROM users