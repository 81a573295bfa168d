story: group_concat over a window
sources: users.ssn
---
SELECT group_concat(ssn) OVER (ORDER BY id) FROM users