story: Tablesample
reads: users
writes: 
---
SELECT id FROM users TABLESAMPLE SYSTEM (1)