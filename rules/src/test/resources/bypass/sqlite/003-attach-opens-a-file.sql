story: ATTACH opens a file
effects: file
---
ATTACH DATABASE '/tmp/x' AS y