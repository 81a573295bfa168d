story: Create table as
reads: users
writes: t
---
CREATE TABLE t AS SELECT id FROM users