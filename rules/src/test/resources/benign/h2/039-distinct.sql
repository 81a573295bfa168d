story: Distinct
reads: USERS
writes: 
---
SELECT DISTINCT region FROM users