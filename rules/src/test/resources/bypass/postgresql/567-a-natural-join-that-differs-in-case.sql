story: "Id" and id are not joined, so all columns stand elsewhere
unknown: yes
---
SELECT * FROM (SELECT ssn AS "Id", 1 AS x FROM users) a NATURAL JOIN (SELECT 2 AS id, 1 AS x) b