story: Alter a table
reads: 
writes: USERS
---
ALTER TABLE users ADD COLUMN nickname VARCHAR(50)