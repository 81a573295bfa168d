story: Limit with two numbers
reads: users
writes: 
---
SELECT `id` FROM `users` LIMIT 20, 10