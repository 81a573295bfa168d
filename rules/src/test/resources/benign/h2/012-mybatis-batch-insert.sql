story: MyBatis: batch insert
reads: 
writes: ORDERS
---
INSERT INTO orders (id, user_id, note) VALUES (?, ?, ?) , (?, ?, ?)