reads: customers,purchases
writes: 
---
SELECT t0.full_name AS a1, t1.TOTAL AS a2 FROM customers t0, purchases t1 WHERE ((t0.CITY = ?) AND (t0.ID = t1.customer_id)) LIMIT ? OFFSET ?