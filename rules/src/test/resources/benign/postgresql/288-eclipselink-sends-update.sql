reads: 
writes: products
---
UPDATE products SET PRICE = (PRICE * ?) WHERE ((CATEGORY = ?) AND (PRICE < ?))