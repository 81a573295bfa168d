story: Arguments by name: the first is not the SQL
operations: select
understood: false
---
SELECT query_to_xml(targetns => 'SELECT 1', query => note, nulls => true, tableforest => false) FROM orders
