reads: customers
writes: 
---
SELECT FLOOR((BALANCE)*10^(?)+0.5)/10^(?), CEIL(BALANCE), FLOOR(BALANCE) FROM customers LIMIT ? OFFSET ?