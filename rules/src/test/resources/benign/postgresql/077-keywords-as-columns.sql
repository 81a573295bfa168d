story: Keywords as columns
reads: settings
writes: 
---
SELECT value, key, type, name, position, level, data FROM settings