story: A leading comment
reads: users
writes: 
---
/* find user */ SELECT id -- the key
FROM users