story: A URI that is a table
operations: select
understood: any
effects: dynamic-sql
---
SELECT DBURITYPE('/SCOTT/USERS').getclob() FROM dual