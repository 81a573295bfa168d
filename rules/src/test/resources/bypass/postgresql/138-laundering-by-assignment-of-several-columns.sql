story: Laundering by assignment of several columns
flows: users.ssn>users.region
---
UPDATE users SET (region, name) = (SELECT ssn, email FROM users WHERE id = 1) WHERE id = 2