reads: customers,purchases
writes: 
---
SELECT t0.full_name, t1.TOTAL FROM customers t0, purchases t1 WHERE ((t0.CITY = ?) AND (t0.ID = t1.customer_id))