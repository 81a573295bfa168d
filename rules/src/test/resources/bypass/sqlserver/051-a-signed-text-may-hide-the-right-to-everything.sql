story: A signed text may hide the right to everything
effects: server
---
SELECT CERTPRIVATEKEY(CERT_ID('c'), 'p')