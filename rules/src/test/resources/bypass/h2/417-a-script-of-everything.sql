story: A script of everything
understood: false
effects: file
---
SCRIPT TO '/tmp/x.sql'