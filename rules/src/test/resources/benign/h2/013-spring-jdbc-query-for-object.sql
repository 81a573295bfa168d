story: Spring JDBC: query for object
reads: USERS
writes: 
---
SELECT COUNT(*) FROM users WHERE email = ?