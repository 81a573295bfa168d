reads: products
writes: 
---
SELECT ID, CATEGORY, PRICE, TITLE FROM products WHERE (ID = ?)