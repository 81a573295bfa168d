story: The default of a new column runs at once, for the rows that are there
operations: alter
reads: users
effects: dynamic-sql
---
ALTER TABLE orders ADD COLUMN stolen xml DEFAULT query_to_xml('SELECT ssn FROM users', true, false, '')
