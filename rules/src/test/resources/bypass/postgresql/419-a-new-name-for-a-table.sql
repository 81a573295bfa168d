story: under its new name no rule knows the table
operations: alter,rename
writes: users,people
flows: users.email>people.email
catalog: needed
---
ALTER TABLE users RENAME TO people
