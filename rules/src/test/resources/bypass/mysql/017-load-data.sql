story: LOAD DATA
operations: load
effects: file
writes: orders
---
LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE orders