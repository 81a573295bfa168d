story: A text that a variable holds
operations: execute
understood: false
---
DECLARE @q nvarchar(100) = N'DELETE FROM orders' EXEC (@q)