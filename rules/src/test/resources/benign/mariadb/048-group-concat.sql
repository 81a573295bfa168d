story: Group concat
reads: users
writes: 
---
SELECT GROUP_CONCAT(DISTINCT name ORDER BY name SEPARATOR ';') FROM users