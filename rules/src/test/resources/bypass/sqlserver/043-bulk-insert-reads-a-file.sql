story: BULK INSERT reads a file
operations: load
understood: false
---
BULK INSERT orders FROM 'C:\x.csv'