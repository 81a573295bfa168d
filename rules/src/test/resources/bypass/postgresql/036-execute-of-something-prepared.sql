story: EXECUTE of something prepared
operations: execute
understood: false
---
EXECUTE p(1)