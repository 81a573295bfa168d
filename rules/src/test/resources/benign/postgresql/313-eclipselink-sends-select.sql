reads: customers,purchases
writes: 
---
SELECT t2.ID, t2.placed_at, t2.STATUS, t2.TOTAL, t2.customer_id FROM customers t0, purchases t2, customers t1 WHERE ((t1.ID = t2.customer_id) AND ((t0.ID = t1.ID) AND (t0.ACTIVE = ?)))