story: Limit
reads: USERS
writes: 
---
SELECT ID FROM USERS LIMIT 10