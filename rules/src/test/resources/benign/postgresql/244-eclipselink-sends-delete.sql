reads: 
writes: customers
---
DELETE FROM customers WHERE ((ID = ?) AND (VERSION = ?))