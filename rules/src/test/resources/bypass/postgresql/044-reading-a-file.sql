story: Reading a file
effects: file
---
SELECT pg_read_file('/etc/passwd')