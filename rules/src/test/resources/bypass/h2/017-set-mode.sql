story: SET MODE
effects: session
---
SET MODE MySQL