story: A function may prepare another text under the name
operations: execute
understood: false
---
PREPARE p AS SELECT 1; SELECT own_function(); EXECUTE p