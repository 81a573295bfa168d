story: LOCK TABLE stops everybody
operations: lock
---
LOCK TABLE orders IN EXCLUSIVE MODE