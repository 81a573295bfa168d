story: Dynamic SQL in a function
reads: users
effects: dynamic-sql
---
SELECT query_to_xml('select email from users', true, false, '')