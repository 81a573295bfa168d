story: A user's function may do anything
effects: unknown-function
notfamily: read
---
SELECT purge_everything()