reads: 
writes: products
---
DELETE FROM products WHERE (ID = ?)