story: Similar, ilike, regular expressions
reads: users
writes: 
---
SELECT id FROM users WHERE name ILIKE 'a%' OR name ~* '^b' OR name SIMILAR TO 'c%'