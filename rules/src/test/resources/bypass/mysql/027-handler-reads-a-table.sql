story: HANDLER reads a table
reads: users
unknown: 1
---
HANDLER users READ FIRST