story: Spring JDBC: query for object
reads: users
writes: 
---
SELECT COUNT(*) FROM users WHERE email = ?