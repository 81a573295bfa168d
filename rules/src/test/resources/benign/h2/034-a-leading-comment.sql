story: A leading comment
reads: USERS
writes: 
---
/* find user */ SELECT id -- the key
FROM users