reads: 
writes: customers
---
UPDATE customers SET VERSION = (VERSION + ?), BALANCE = (BALANCE + ?) WHERE (EMAIL = ?)