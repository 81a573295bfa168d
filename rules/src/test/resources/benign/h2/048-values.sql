story: Values
reads: 
writes: 
---
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(a, b)