story: A virtual table may read a file
operations: create
understood: any
---
CREATE VIRTUAL TABLE v USING csv(filename='/etc/passwd')