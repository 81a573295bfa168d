story: The columns that JSON_TABLE makes hold what it is given
column: 2=users.email
---
SELECT t.* FROM users, JSON_TABLE(to_jsonb(email), '$' COLUMNS (n FOR ORDINALITY, x text PATH '$')) AS t
