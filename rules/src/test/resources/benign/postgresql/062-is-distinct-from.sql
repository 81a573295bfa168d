story: Is distinct from
reads: users
writes: 
---
SELECT id FROM users WHERE region IS DISTINCT FROM 'x'