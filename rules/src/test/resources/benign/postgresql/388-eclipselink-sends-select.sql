reads: customers,purchases
writes: 
---
SELECT t0.ID, t0.placed_at, t0.STATUS, t0.TOTAL, t0.customer_id FROM purchases t0 WHERE (t0.TOTAL = (SELECT MAX(t1.TOTAL) FROM customers t2, purchases t1 WHERE ((t1.customer_id = t2.ID) AND (t2.ID = t0.customer_id))))