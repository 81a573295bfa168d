story: A harmless SELECT stands in an argument that is not the SQL; what runs comes from a column
operations: select
understood: false
---
SELECT query_to_xml(note, true, false, 'SELECT 1') FROM orders
