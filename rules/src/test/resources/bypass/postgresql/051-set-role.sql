story: SET ROLE
effects: session
---
SET ROLE postgres