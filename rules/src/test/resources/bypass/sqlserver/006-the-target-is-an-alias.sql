story: The target is an alias
writes: users
flows: users.ssn>users.region
---
UPDATE u SET region = ssn FROM users u