story: Escaped characters in a column name
sources: users.email
---
SELECT U&"\0065mail" FROM users