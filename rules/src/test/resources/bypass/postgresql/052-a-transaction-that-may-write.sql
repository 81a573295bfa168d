story: A transaction that may write
effects: session
---
SET TRANSACTION READ WRITE