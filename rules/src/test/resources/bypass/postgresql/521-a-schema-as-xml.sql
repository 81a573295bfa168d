story: A function gives the rows of all tables of a schema
operations: select
effects: dynamic-sql
understood: any
reads: users,orders
hidden: true
---
SELECT schema_to_xml('public', true, false, '')