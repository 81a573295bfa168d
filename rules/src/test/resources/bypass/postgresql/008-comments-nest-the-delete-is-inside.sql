story: Comments nest: the DELETE is inside
operations: select
forbidden: delete
understood: any
---
SELECT 1 /* /* */ ; DELETE FROM users; -- */