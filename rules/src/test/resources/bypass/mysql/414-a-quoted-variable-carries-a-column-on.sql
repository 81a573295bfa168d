story: A quoted variable carries a column on
reads: users
flows: users.ssn>
---
SELECT ssn INTO @'v' FROM users