story: Series
reads: 
writes: 
---
SELECT d FROM generate_series(1, 10) AS d