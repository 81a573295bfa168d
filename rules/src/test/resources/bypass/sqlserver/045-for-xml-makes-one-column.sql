story: FOR XML makes one column
unknown: 0
---
SELECT ssn FROM users FOR XML PATH('')