story: EXPLAIN with ANALYZE in its option list
operations: update
writes: users
shapes: no-where
---
EXPLAIN (COSTS OFF, ANALYZE true) UPDATE users SET name = 'x'