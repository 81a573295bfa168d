story: A table with another's columns can be attached to it, and its rows with it
operations: alter
writes: orders,users
---
ALTER TABLE orders ATTACH PARTITION users FOR VALUES IN (1)
