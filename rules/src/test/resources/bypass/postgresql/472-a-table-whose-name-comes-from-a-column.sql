story: A table whose name comes from a column
operations: select
understood: false
---
SELECT table_to_xml(note::regclass, true, false, '') FROM orders
