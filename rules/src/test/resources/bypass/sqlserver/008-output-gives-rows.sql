story: OUTPUT gives rows
operations: delete
understood: false
---
DELETE FROM users OUTPUT deleted.email WHERE id = 1