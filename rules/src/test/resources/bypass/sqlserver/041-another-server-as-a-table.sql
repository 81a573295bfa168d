story: Another server as a table
effects: network,dynamic-sql
---
SELECT * FROM OPENQUERY(linked, 'DELETE FROM orders; SELECT 1')