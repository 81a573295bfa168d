story: LOCK
operations: lock
reads: users
---
LOCK TABLE users IN ACCESS EXCLUSIVE MODE