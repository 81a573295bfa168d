story: KILL
effects: server
operations: admin
---
KILL 5