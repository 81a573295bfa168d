story: A large object is written
effects: state-change
---
SELECT lo_from_bytea(0, '\x00')