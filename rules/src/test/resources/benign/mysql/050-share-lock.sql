story: Share lock
reads: users
writes: 
---
SELECT id FROM users WHERE id = 1 LOCK IN SHARE MODE