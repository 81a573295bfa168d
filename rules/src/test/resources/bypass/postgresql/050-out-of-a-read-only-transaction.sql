story: Out of a read-only transaction
operations: commit,drop,begin
writes: users
---
COMMIT; DROP TABLE users; BEGIN