story: OUTPUT INTO a table variable, read behind it
operations: delete,insert,select
writes: users
unknown: 0
---
DECLARE @t TABLE (x varchar(11)) DELETE FROM users OUTPUT deleted.ssn INTO @t WHERE id = 1 SELECT x FROM @t