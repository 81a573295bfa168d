story: Create a table
reads: 
writes: T
---
CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(50) NOT NULL DEFAULT 'x', CONSTRAINT u UNIQUE (name))