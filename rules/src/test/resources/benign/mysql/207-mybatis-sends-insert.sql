reads: 
writes: products
---
INSERT INTO products (id, title) VALUES (?, ?)