story: A cursor hides a query
operations: create
reads: users
---
CREATE PROCEDURE p() BEGIN DECLARE c CURSOR FOR SELECT ssn FROM users; OPEN c; END