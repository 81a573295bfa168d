story: JSON from a column
sources: USERS.SSN,USERS.EMAIL
---
SELECT JSON_OBJECT('k': ssn), email FORMAT JSON FROM users