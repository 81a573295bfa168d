story: A pragma of an attached database
effects: session
notfamily: read
---
PRAGMA aux.journal_mode = DELETE