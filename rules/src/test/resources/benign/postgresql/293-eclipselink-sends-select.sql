reads: products
writes: 
---
SELECT CATEGORY, MIN(PRICE), MAX(PRICE) FROM products GROUP BY CATEGORY