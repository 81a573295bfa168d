story: PRAGMA changes the session
effects: session
---
PRAGMA writable_schema = 1