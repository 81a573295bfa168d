reads: line_items,purchases
writes: 
---
SELECT DISTINCT t1.ID AS a1, t1.placed_at AS a2, t1.STATUS AS a3, t1.TOTAL AS a4, t1.customer_id AS a5, t0.ID AS a6, t0.PRICE AS a7, t0.QUANTITY AS a8, t0.product_id AS a9, t0.purchase_id AS a10 FROM line_items t0, purchases t1 WHERE ((t1.ID = ?) AND (t0.purchase_id = t1.ID)) LIMIT ? OFFSET ?