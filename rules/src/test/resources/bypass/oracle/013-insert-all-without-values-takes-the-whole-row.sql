story: INSERT ALL without VALUES takes the whole row
operations: insert
writes: ORDERS
reads: USERS
---
INSERT ALL INTO orders SELECT * FROM users