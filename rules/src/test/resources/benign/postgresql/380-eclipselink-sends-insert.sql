reads: 
writes: products
---
INSERT INTO products (ID, CATEGORY, PRICE, TITLE) VALUES (?, ?, ?, ?)