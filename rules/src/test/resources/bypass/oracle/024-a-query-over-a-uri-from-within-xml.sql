story: A query over a URI from within XML
operations: select
understood: any
effects: dynamic-sql
---
SELECT * FROM XMLTABLE('for $i in fn:collection("oradb:/SCOTT/USERS") return $i')