story: HSQLDB takes two slashes for a comment, others for a division
understood: false
---
SELECT id // '
, email FROM users -- '