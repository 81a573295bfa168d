story: A look into the past is a look at the table
sources: USERS.EMAIL
---
SELECT email FROM users AS OF TIMESTAMP SYSTIMESTAMP - INTERVAL '1' DAY