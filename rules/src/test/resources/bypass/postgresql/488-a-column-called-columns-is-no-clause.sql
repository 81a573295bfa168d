story: JSON_OBJECT has no COLUMNS: the word there is a column
column: 1=users.email
---
SELECT JSON_OBJECT('k': columns RETURNING jsonb) FROM (SELECT email AS columns FROM users) c
