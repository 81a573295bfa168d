story: Nested functions
reads: USERS
writes: 
---
SELECT upper(trim(concat(name, ' ', region))) FROM users