reads: line_items,purchases
writes: 
---
SELECT t0.ID, t0.placed_at, t0.STATUS, t0.TOTAL, t0.customer_id FROM purchases t0 WHERE (t0.TOTAL > ALL(SELECT t1.PRICE FROM line_items t1 WHERE (t1.purchase_id = t0.ID)))