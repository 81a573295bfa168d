story: A function in FROM over a row
sources: users.email
---
SELECT key, value FROM users u, jsonb_each(to_jsonb(u))