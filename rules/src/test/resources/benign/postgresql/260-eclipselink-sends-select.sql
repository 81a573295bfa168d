reads: line_items,purchases
writes: 
---
SELECT t1.ID, t1.placed_at, t1.STATUS, t1.TOTAL, t1.customer_id FROM purchases t1 LEFT OUTER JOIN line_items t0 ON ((t0.purchase_id = t1.ID) AND (t0.QUANTITY > ?)) WHERE (t0.ID IS NULL)