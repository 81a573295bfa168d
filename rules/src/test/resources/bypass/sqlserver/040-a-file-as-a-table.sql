story: A file as a table
understood: any
operations: select
---
SELECT * FROM OPENROWSET(BULK 'C:\secret.txt', SINGLE_CLOB) AS x