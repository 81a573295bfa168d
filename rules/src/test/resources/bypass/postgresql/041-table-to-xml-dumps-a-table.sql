story: table_to_xml dumps a table
effects: dynamic-sql
understood: false
---
SELECT table_to_xml('users', true, false, '')