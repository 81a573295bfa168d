story: FETCH behind the end of the transaction
operations: select
understood: false
---
BEGIN; DECLARE c CURSOR FOR SELECT 1; ROLLBACK; FETCH c