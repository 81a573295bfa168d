story: A variable carries a column out
operations: select
reads: users
unknown: 0
---
DECLARE @e varchar(200); SELECT @e = email FROM users; SELECT @e