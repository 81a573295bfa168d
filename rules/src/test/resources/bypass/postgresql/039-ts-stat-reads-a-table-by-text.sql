story: ts_stat reads a table by text
reads: users
effects: dynamic-sql
---
SELECT * FROM ts_stat('SELECT to_tsvector(email) FROM users')