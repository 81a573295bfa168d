reads: customers,purchases
writes: 
---
SELECT t0.ID AS a1, t0.ACTIVE AS a2, t0.BALANCE AS a3, t0.created_on AS a4, t0.EMAIL AS a5, t0.full_name AS a6, t0.VERSION AS a7, t0.CITY AS a8, t0.STREET AS a9, (SELECT COUNT(t1.ID) FROM purchases t1 WHERE (t1.customer_id = t0.ID)) FROM customers t0 LIMIT ? OFFSET ?