story: VACUUM INTO copies the whole database
notfamily: read
---
VACUUM INTO '/tmp/copy.db'