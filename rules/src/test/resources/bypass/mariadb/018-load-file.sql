story: LOAD_FILE
effects: file
---
SELECT load_file('/etc/passwd')