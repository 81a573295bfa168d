story: FOR JSON makes one column
unknown: 0
---
SELECT email FROM users FOR JSON AUTO