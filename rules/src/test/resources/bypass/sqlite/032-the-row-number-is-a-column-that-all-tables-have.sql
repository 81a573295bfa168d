story: The row number is a column that all tables have
sources: users.email
---
SELECT rowid, email FROM users