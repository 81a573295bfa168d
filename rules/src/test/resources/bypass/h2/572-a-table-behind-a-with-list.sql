story: The table of that name wins over WITH, and has its own columns in its own places
unknown: yes
---
WITH t (a, b, c) AS (SELECT * FROM t) SELECT * FROM t