story: EXPLAIN of a PRAGMA: it takes effect while it is prepared
operations: explain,set
effects: session,server
---
EXPLAIN PRAGMA writable_schema = 1