story: A name for the columns of USING
sources: users.id
reads: users,orders
---
SELECT j.id FROM users JOIN orders USING (id) AS j
