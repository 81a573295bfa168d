story: Comments do not nest
sources: USERS.SSN
---
SELECT id /* /* */ , ssn /* */ FROM users -- */