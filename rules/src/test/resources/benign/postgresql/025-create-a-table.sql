story: Create a table
reads: 
writes: t
---
CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(50) NOT NULL DEFAULT 'x', CONSTRAINT u UNIQUE (name))