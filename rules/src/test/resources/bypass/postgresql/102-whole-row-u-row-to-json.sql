story: Whole row: u.row_to_json
sources: users.email,users.ssn
---
SELECT u.row_to_json FROM users u