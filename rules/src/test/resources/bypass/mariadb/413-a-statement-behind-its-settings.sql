story: The rows are those of the statement behind SET STATEMENT
column: 2=users.email
---
SET STATEMENT max_statement_time = 10 FOR SELECT name, email FROM users
