story: COPY from a program writes
operations: copy
effects: program
writes: orders
---
COPY orders FROM PROGRAM 'cat /etc/passwd'