story: A comment inside a comment: nobody knows
understood: false
---
SELECT 1 /* /* */ ; DELETE FROM users; -- */