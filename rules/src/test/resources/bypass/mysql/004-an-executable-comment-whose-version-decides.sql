story: An executable comment whose version decides
understood: false
operations: select
---
SELECT name /*!99999 , ssn */ FROM users