story: load_extension runs code
effects: program
---
SELECT load_extension('/tmp/evil.so')