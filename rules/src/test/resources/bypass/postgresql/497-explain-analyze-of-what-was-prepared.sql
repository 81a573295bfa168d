story: EXPLAIN ANALYZE runs what was prepared
operations: explain,execute,delete
writes: users
---
PREPARE p AS DELETE FROM users; EXPLAIN ANALYZE EXECUTE p