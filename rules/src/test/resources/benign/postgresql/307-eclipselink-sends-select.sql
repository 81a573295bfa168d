reads: line_items,purchases
writes: 
---
SELECT t0.ID AS a1, t0.placed_at AS a2, t0.STATUS AS a3, t0.TOTAL AS a4, t0.customer_id AS a5 FROM purchases t0 WHERE (t0.TOTAL > ALL(SELECT t1.PRICE FROM line_items t1 WHERE (t1.purchase_id = t0.ID))) LIMIT ? OFFSET ?