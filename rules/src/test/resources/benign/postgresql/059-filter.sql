story: Filter
reads: users
writes: 
---
SELECT count(*) FILTER (WHERE region = 'eu') FROM users