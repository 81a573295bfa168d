story: REPLACE deletes
operations: insert,delete
writes: orders
---
REPLACE INTO orders (id) VALUES (1)