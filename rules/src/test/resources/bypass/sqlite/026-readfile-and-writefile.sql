story: readfile and writefile
effects: file
reads: users
---
SELECT writefile('/tmp/x', (SELECT group_concat(ssn) FROM users)), readfile('/etc/passwd')