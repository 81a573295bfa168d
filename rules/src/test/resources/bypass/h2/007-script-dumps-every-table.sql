story: SCRIPT dumps every table
understood: false
---
SCRIPT