story: INSERT OR REPLACE deletes
operations: insert,delete
writes: orders
---
INSERT OR REPLACE INTO orders (id) VALUES (1)