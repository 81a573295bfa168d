story: An unknown pragma is not a read
notfamily: read
---
PRAGMA no_such_pragma