story: Drop a table
reads: 
writes: t
---
DROP TABLE IF EXISTS t