reads: customers
writes: 
---
SELECT STRPOS(EMAIL, ?), ABS(BALANCE), SQRT(BALANCE), MOD(VERSION, ?) FROM customers