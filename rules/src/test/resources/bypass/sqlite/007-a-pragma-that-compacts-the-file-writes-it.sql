story: A pragma that compacts the file writes it
notfamily: read
---
PRAGMA incremental_vacuum