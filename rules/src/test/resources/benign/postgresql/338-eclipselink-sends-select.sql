reads: customers,purchases
writes: 
---
SELECT t1.ID AS a1, t1.placed_at AS a2, t1.STATUS AS a3, t1.TOTAL AS a4, t1.customer_id AS a5, t0.ID AS a6, t0.ACTIVE AS a7, t0.BALANCE AS a8, t0.created_on AS a9, t0.EMAIL AS a10, t0.full_name AS a11, t0.VERSION AS a12, t0.CITY AS a13, t0.STREET AS a14 FROM purchases t1 LEFT OUTER JOIN customers t0 ON (t0.ID = t1.customer_id) WHERE (t1.STATUS = ?) LIMIT ? OFFSET ?