story: A variable read back
unknown: 1
---
SELECT @x