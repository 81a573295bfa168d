story: CHANGE gives a column another name
operations: alter
flows: users.email>users.*
catalog: needed
---
ALTER TABLE users CHANGE email contact VARCHAR(200)
