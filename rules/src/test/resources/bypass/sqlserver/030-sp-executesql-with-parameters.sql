story: sp_executesql with parameters
operations: execute,delete
writes: orders
---
EXEC sys.sp_executesql N'DELETE FROM orders WHERE id = @i', N'@i int', @i = 1