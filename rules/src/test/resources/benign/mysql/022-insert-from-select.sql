story: Insert from select
reads: users
writes: orders
---
INSERT INTO orders (id, note) SELECT id, name FROM users WHERE region = ?