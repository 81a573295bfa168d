reads: 
writes: customers
---
UPDATE customers SET ACTIVE = ?, VERSION = (VERSION + ?) WHERE (created_on < ?)