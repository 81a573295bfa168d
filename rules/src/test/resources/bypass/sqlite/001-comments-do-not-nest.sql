story: Comments do not nest
sources: users.ssn
---
SELECT id /* /* */ , ssn /* */ FROM users -- */