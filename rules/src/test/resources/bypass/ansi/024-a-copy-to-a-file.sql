story: DuckDB: COPY writes a file
operations: copy
effects: file
reads: USERS
---
COPY users TO 'out.csv'