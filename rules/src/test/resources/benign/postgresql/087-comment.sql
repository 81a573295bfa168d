story: Comment
reads: 
writes: users
---
COMMENT ON TABLE users IS 'x'