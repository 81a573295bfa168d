story: Create a view
reads: users
writes: v
---
CREATE OR REPLACE VIEW v AS SELECT id FROM users