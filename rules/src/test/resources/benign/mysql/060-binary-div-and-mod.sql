story: Binary, div and mod
reads: users
writes: 
---
SELECT id DIV 2, id MOD 2, BINARY name FROM users WHERE name REGEXP '^a'