story: PREPARE and EXECUTE in one text
operations: prepare,execute,delete
writes: users
shapes: no-where
---
PREPARE p AS DELETE FROM users; EXECUTE p