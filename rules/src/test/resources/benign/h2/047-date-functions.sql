story: Date functions
reads: USERS
writes: 
---
SELECT DATEADD('DAY', 1, created_at), DATEDIFF(DAY, created_at, CURRENT_TIMESTAMP), FORMATDATETIME(created_at, 'yyyy') FROM users