story: A column that is called like a word of the call's grammar
sources: users.name
---
SELECT xmlforest(name, id) FROM users
