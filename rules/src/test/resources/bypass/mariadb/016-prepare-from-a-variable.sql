story: PREPARE from a variable
operations: prepare
understood: false
---
PREPARE s FROM @q