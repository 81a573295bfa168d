story: under its new name no rule knows the column
operations: alter,rename
flows: users.email>users.*
catalog: needed
---
ALTER TABLE users RENAME COLUMN email TO contact
