story: A WITH name does not catch what is written
operations: update
writes: users
---
WITH users AS (SELECT 1 AS id) UPDATE users SET name = 'x'