reads: products
writes: 
---
SELECT CASE  WHEN (PRICE > ?) THEN ? WHEN (PRICE > ?) THEN ? ELSE ? END FROM products