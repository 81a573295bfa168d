story: COPY to a file
operations: copy
effects: file
reads: users
flows: users.email>
---
COPY (SELECT email FROM users) TO '/tmp/x'