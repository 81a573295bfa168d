story: ALTER SESSION moves the names
effects: session
---
ALTER SESSION SET CURRENT_SCHEMA = hr