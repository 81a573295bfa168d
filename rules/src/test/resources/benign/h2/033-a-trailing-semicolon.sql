story: A trailing semicolon
reads: USERS
writes: 
---
SELECT id FROM users;