story: the row's document has the names of the table, not those of the alias list
operations: select
sources: users.email
catalog: needed
---
SELECT to_jsonb(u) ->> 'email' FROM users AS u (a, b, c, d, e, f)
