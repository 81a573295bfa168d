story: INSERT OR REPLACE deletes
operations: insert,delete
writes: users
---
INSERT OR REPLACE INTO users (id) VALUES (1)