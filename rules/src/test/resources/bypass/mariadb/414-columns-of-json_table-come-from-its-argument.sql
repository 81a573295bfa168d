story: The columns that JSON_TABLE makes hold what it is given
column: 1=users.email
---
SELECT t.x FROM users, JSON_TABLE(email, '$' COLUMNS (x VARCHAR(100) PATH '$')) AS t
