story: under its new name no rule knows the table
operations: rename
flows: users.email>people.email
catalog: needed
---
RENAME TABLE users TO people
