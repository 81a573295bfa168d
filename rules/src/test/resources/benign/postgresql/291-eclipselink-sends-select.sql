reads: customers,purchases
writes: 
---
SELECT t0.ID, t0.ACTIVE, t0.BALANCE, t0.created_on, t0.EMAIL, t0.full_name, t0.VERSION, t0.CITY, t0.STREET FROM customers t0 WHERE ((SELECT COUNT(t1.ID) FROM purchases t1 WHERE (t1.customer_id = t0.ID)) > ?)