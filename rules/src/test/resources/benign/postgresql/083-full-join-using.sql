story: Full join using
reads: users,orders
writes: 
---
SELECT id FROM users FULL JOIN orders USING (id)