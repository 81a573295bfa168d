story: The alias list names nested columns of JSON_TABLE by position
column: 3=users.email
---
SELECT t.* FROM users, JSON_TABLE(to_jsonb(email), '$' COLUMNS (n FOR ORDINALITY, NESTED PATH '$' COLUMNS (x text PATH '$'), y text PATH '$')) AS t(id, name)
