reads: 
writes: products
---
UPDATE products SET price = CASE WHEN category = 'a' THEN price * 1.1 ELSE price END WHERE id IN (1, 2, 3)