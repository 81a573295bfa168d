story: RUNSCRIPT
understood: false
effects: file
---
RUNSCRIPT FROM '/tmp/x.sql'