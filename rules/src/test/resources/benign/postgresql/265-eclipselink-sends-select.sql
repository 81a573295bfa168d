reads: customers,purchases
writes: 
---
SELECT DISTINCT t1.ID AS a1, t1.ACTIVE AS a2, t1.BALANCE AS a3, t1.created_on AS a4, t1.EMAIL AS a5, t1.full_name AS a6, t1.VERSION AS a7, t1.CITY AS a8, t1.STREET AS a9 FROM customers t1 LEFT OUTER JOIN purchases t0 ON (t0.customer_id = t1.ID) WHERE ((t1.EMAIL = ?) OR ((t1.BALANCE > ?) AND (t1.ACTIVE = ?))) ORDER BY t1.full_name DESC LIMIT ? OFFSET ?