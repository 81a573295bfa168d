reads: customers
writes: 
---
SELECT t0.full_name AS a1, t1.full_name AS a2 FROM customers t0, customers t1 WHERE ((t0.CITY = t1.CITY) AND (t0.ID < t1.ID)) LIMIT ? OFFSET ?