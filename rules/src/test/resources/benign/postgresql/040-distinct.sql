story: Distinct
reads: users
writes: 
---
SELECT DISTINCT region FROM users