story: ATTACH opens another file
effects: file,session
---
ATTACH DATABASE '/tmp/x.db' AS x