story: A value in quotes that stands inside of quotes ends them
understood: false
---
DO $$ DECLARE v text := ' || (SELECT email FROM users) || '; BEGIN EXECUTE 'INSERT INTO orders (note) VALUES (''a ' || quote_literal(v) || ' b'')'; END $$