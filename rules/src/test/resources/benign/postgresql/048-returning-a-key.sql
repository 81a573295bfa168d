story: Returning a key
reads: orders
writes: orders
---
INSERT INTO orders (note) VALUES (?) RETURNING id