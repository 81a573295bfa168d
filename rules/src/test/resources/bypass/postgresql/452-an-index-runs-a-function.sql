story: The expression of an index runs over each row
operations: create
writes: users
effects: unknown-function
---
CREATE INDEX i ON users ((leak(ssn))) WHERE leak(email) > 0
