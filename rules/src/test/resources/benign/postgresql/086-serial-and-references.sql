story: Serial and references
reads: users
writes: a.t
---
CREATE TABLE IF NOT EXISTS a.t (id bigserial, u int REFERENCES users (id) ON DELETE CASCADE, CHECK (u > 0))