reads: 
writes: customers
---
UPDATE customers SET full_name = ?, VERSION = ? WHERE ((ID = ?) AND (VERSION = ?))