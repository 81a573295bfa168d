story: A query in an expression of a block, its SELECT left out
operations: block
reads: users
---
DO $$ DECLARE n int := count(*) FROM users; BEGIN WHILE n > 0 LOOP n := n - 1; END LOOP; END $$
