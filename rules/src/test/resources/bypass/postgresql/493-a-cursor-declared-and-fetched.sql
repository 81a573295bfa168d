story: DECLARE and FETCH in one text
operations: select
reads: users
sources: users.email
---
BEGIN; DECLARE c CURSOR FOR SELECT email FROM users; FETCH ALL FROM c