story: LINK_SCHEMA
effects: network
---
SELECT * FROM LINK_SCHEMA('a', '', 'url', 'u', 'p', 's')