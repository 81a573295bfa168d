story: Locking
reads: orders
writes: 
---
SELECT id FROM orders WHERE note IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED