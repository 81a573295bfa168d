story: A star with exceptions
column: 2=USERS.EMAIL
---
SELECT * EXCEPT (id) FROM users