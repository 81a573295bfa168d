story: Time zone
reads: users
writes: 
---
SELECT created_at AT TIME ZONE 'UTC' FROM users