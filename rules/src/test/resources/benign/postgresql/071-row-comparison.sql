story: Row comparison
reads: users
writes: 
---
SELECT id FROM users WHERE (region, name) > ('a', 'b')