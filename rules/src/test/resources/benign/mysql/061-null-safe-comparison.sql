story: Null safe comparison
reads: users
writes: 
---
SELECT id FROM users WHERE region <=> ?