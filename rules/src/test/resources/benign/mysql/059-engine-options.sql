story: Engine options
reads: 
writes: t
---
CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT, n VARCHAR(10), PRIMARY KEY (id), KEY k (n)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4