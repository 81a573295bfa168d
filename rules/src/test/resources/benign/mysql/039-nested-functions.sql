story: Nested functions
reads: users
writes: 
---
SELECT upper(trim(concat(name, ' ', region))) FROM users