reads: customers,purchases
writes: 
---
SELECT t1.ID, t1.placed_at, t1.STATUS, t1.TOTAL, t1.customer_id, t0.ID, t0.ACTIVE, t0.BALANCE, t0.created_on, t0.EMAIL, t0.full_name, t0.VERSION, t0.CITY, t0.STREET FROM purchases t1 LEFT OUTER JOIN customers t0 ON (t0.ID = t1.customer_id) WHERE (t1.STATUS = ?)