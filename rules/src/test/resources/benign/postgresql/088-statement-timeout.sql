story: Statement timeout
reads: 
writes: 
---
SET statement_timeout = '5s'