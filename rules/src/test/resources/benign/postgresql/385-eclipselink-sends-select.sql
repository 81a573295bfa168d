reads: customers,purchases
writes: 
---
SELECT t0.ID, t0.ACTIVE, t0.BALANCE, t0.created_on, t0.EMAIL, t0.full_name, t0.VERSION, t0.CITY, t0.STREET FROM customers t0 WHERE t0.ID IN (SELECT t1.ID FROM purchases t2, customers t1 WHERE ((t2.STATUS = ?) AND (t1.ID = t2.customer_id)))