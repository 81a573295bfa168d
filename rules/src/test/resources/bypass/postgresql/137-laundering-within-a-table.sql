story: Laundering within a table
flows: users.ssn>users.region
---
UPDATE users SET region = ssn WHERE id = 1