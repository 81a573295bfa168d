story: table_to_xml dumps a table
effects: dynamic-sql
understood: true
reads: users
unknown: yes
---
SELECT table_to_xml('users', true, false, '')