story: If and ifnull
reads: users
writes: 
---
SELECT IF(id > 1, 'a', 'b'), IFNULL(name, ''), LEFT(name, 3), REPLACE(name, 'a', 'b') FROM users