story: The log of the database holds old rows
unknown: 0
---
SELECT [RowLog Contents 0] FROM fn_dblog(NULL, NULL)