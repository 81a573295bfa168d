story: A column has the name of a word of the JSON grammar, and another such word follows: RETURNING
sources: users.name
---
SELECT JSON_OBJECT('k': name RETURNING jsonb) FROM users
