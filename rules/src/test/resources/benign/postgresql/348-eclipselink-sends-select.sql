reads: customers,purchases
writes: 
---
SELECT t0.ID AS a1, t0.placed_at AS a2, t0.STATUS AS a3, t0.TOTAL AS a4, t0.customer_id AS a5 FROM purchases t0 WHERE (t0.TOTAL = (SELECT MAX(t1.TOTAL) FROM customers t2, purchases t1 WHERE ((t1.customer_id = t2.ID) AND (t2.ID = t0.customer_id)))) LIMIT ? OFFSET ?