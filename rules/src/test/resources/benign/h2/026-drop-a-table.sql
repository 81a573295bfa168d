story: Drop a table
reads: 
writes: T
---
DROP TABLE IF EXISTS t