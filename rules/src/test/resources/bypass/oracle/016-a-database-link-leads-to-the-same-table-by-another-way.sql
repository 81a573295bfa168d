story: A database link leads to the same table by another way
operations: select
understood: false
---
SELECT email FROM users@loopback