story: the variable holds the address of the row before
operations: select
unknown: true
hidden: true
sources: users.email
---
SELECT @a := email, @a FROM users
