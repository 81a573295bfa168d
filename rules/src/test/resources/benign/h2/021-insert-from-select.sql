story: Insert from select
reads: USERS
writes: ORDERS
---
INSERT INTO orders (id, note) SELECT id, name FROM users WHERE region = ?