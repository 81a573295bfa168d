story: Alter a table
reads: 
writes: users
---
ALTER TABLE users ADD COLUMN nickname VARCHAR(50)