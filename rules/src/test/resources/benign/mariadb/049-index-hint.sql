story: Index hint
reads: users
writes: 
---
SELECT id FROM users USE INDEX (i) WHERE name = 'a'