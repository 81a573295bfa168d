story: The SQL that a function runs spells a table in numbers
reads: users
effects: dynamic-sql
---
SELECT query_to_xml(E'SELECT ssn FROM \x75\163\u0065rs', true, false, '')
