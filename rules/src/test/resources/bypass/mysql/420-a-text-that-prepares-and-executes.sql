story: PREPARE and EXECUTE in one text
operations: prepare,execute,delete
writes: users
---
PREPARE s FROM 'DELETE FROM users'; EXECUTE s