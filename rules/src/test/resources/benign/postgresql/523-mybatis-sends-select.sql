reads: products
writes: 
---
SELECT MAX(id) + 1 FROM products