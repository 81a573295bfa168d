story: FILE_WRITE
effects: file
---
SELECT FILE_WRITE('a', '/tmp/x')