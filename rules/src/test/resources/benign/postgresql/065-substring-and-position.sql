story: Substring and position
reads: users
writes: 
---
SELECT substring(name FROM 1 FOR 3), position('a' IN name), overlay(name PLACING 'x' FROM 1), trim(BOTH ' ' FROM name) FROM users