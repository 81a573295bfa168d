story: What a variable holds comes out of a parameter
operations: execute,select
unknown: yes
---
PREPARE q FROM 'SELECT ?'; EXECUTE q USING @mail