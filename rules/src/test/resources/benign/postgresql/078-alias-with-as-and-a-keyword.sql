story: Alias with AS and a keyword
reads: users
writes: 
---
SELECT id AS user, name AS value, region AS type FROM users