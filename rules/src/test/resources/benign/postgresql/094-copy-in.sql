story: Copy in
reads: 
writes: orders
---
COPY orders (id, note) FROM STDIN WITH (FORMAT csv)