story: xp_cmdshell
understood: false
operations: execute
---
EXEC xp_cmdshell 'dir'