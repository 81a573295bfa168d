story: MyBatis: batch insert
reads: 
writes: orders
---
INSERT INTO orders (id, user_id, note) VALUES (?, ?, ?) , (?, ?, ?)