story: A table called user is a table
reads: user
---
SELECT * FROM user