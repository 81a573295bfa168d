story: An executable comment names a column
sources: users.ssn
---
SELECT /*! ssn */ FROM users