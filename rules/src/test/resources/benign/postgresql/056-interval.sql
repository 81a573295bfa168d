story: Interval
reads: users
writes: 
---
SELECT id FROM users WHERE created_at > now() - interval '7 days'