story: The SQL that a function runs hides a table behind an escape character of its own
reads: users
---
SELECT query_to_xml(U&'SELECT ssn FROM us!0065rs' UESCAPE '!', true, false, '')
