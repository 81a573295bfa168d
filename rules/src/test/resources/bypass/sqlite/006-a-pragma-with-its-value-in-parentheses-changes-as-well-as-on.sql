story: A pragma with its value in parentheses changes as well as one with an equals sign
effects: session,server
notfamily: read
---
PRAGMA writable_schema(1)