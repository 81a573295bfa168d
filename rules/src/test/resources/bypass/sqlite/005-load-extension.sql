story: load_extension
effects: program
---
SELECT load_extension('/tmp/x')