story: RAISERROR carries a column out
reads: users
flows: users.ssn>
---
DECLARE @m varchar(11) = (SELECT TOP 1 ssn FROM users) RAISERROR (@m, 10, 1)