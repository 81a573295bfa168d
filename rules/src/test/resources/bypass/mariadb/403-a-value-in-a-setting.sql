story: SET put a number into a setting of the session, which hands it out again
operations: select
unknown: true
hidden: true
---
SELECT @@max_join_size
