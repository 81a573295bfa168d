story: RENAME TABLE
operations: rename
writes: users,orders
---
RENAME TABLE users TO x, orders TO users