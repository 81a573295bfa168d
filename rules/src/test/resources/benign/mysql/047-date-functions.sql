story: Date functions
reads: users
writes: 
---
SELECT DATE_FORMAT(created_at, '%Y'), DATE_ADD(created_at, INTERVAL 1 DAY), TIMESTAMPDIFF(HOUR, created_at, NOW()) FROM users