story: Dynamic SQL that is computed
understood: false
effects: dynamic-sql
---
SELECT query_to_xml('sel' || 'ect * from users', true, false, '')