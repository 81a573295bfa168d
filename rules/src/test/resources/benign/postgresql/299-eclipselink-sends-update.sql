reads: 
writes: customers
---
UPDATE customers SET VERSION = ? WHERE ((ID = ?) AND (VERSION = ?))