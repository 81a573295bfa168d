reads: line_items,products
writes: 
---
SELECT t0.TITLE, SUM((t1.QUANTITY * t1.PRICE)) FROM products t0, line_items t1 WHERE (t0.ID = t1.product_id) GROUP BY t0.TITLE ORDER BY SUM((t1.QUANTITY * t1.PRICE)) DESC