reads: line_items,purchases
writes: 
---
SELECT t1.ID AS a1, t1.placed_at AS a2, t1.STATUS AS a3, t1.TOTAL AS a4, t1.customer_id AS a5 FROM purchases t1 LEFT OUTER JOIN line_items t0 ON ((t0.purchase_id = t1.ID) AND (t0.QUANTITY > ?)) WHERE (t0.ID IS NULL) LIMIT ? OFFSET ?