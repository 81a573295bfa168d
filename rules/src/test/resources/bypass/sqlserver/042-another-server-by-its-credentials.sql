story: Another server by its credentials
operations: select
understood: any
---
SELECT a.ssn FROM OPENDATASOURCE('SQLNCLI', 'Server=x').db.dbo.users AS a