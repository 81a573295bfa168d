story: set_config put a value there, SHOW hands it out
operations: show
unknown: true
hidden: true
---
SHOW my.x
