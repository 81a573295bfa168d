story: INTO OUTFILE
effects: file
flows: users.email>
---
SELECT email INTO OUTFILE '/tmp/x' FROM users