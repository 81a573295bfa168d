story: Quoted names
reads: USERS
writes: 
---
SELECT "ID" FROM "USERS"