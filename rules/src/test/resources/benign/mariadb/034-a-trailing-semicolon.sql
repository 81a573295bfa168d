story: A trailing semicolon
reads: users
writes: 
---
SELECT id FROM users;