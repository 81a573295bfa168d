story: A hash is a comment
sources: users.id
understood: any
---
SELECT id FROM users # , ssn FROM users