story: What a block read before goes into an open column as a literal: nobody knows what it was
operations: block,execute,insert
writes: orders
flows: ?.*>orders.note
---
DO $$ DECLARE v text; BEGIN SELECT email INTO v FROM users LIMIT 1; EXECUTE 'INSERT INTO orders (note) VALUES (' || quote_literal(v) || ')'; END $$