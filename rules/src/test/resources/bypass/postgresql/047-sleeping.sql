story: Sleeping
effects: sleep
---
SELECT pg_sleep(100)