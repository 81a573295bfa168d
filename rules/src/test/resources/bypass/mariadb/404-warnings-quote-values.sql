story: a cast that fails leaves the value in a warning
operations: show
unknown: true
hidden: true
---
SHOW WARNINGS
