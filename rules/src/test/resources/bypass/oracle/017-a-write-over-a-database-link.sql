story: A write over a database link
operations: delete
understood: false
---
DELETE FROM orders@loopback