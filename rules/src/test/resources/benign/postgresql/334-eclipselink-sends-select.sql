reads: customers,purchases
writes: 
---
SELECT t2.ID AS a1, t2.placed_at AS a2, t2.STATUS AS a3, t2.TOTAL AS a4, t2.customer_id AS a5 FROM customers t0, purchases t2, customers t1 WHERE ((t1.ID = t2.customer_id) AND ((t0.ID = t1.ID) AND (t0.ACTIVE = ?))) LIMIT ? OFFSET ?