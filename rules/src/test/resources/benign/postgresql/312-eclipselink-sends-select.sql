reads: customers
writes: 
---
SELECT ID AS a1, ACTIVE AS a2, BALANCE AS a3, created_on AS a4, EMAIL AS a5, full_name AS a6, VERSION AS a7, CITY AS a8, STREET AS a9 FROM customers WHERE (NOT (((ACTIVE = ?) AND (BALANCE < ?))) OR (EMAIL IS NOT NULL)) LIMIT ? OFFSET ?