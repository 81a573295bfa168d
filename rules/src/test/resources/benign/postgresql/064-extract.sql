story: Extract
reads: users
writes: 
---
SELECT extract(epoch FROM created_at), date_trunc('day', created_at) FROM users