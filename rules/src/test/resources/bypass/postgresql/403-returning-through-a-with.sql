story: what a WITH puts into an open column comes out of the query behind it
operations: insert,select
sources: users.email
column: 1=users.email
---
WITH made AS (INSERT INTO orders (id, note) SELECT id, email FROM users RETURNING note) SELECT note FROM made
