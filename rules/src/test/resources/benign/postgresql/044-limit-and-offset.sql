story: Limit and offset
reads: users
writes: 
---
SELECT id FROM users ORDER BY id LIMIT 10 OFFSET 20