story: A value in quotes behind a word is another kind of literal
understood: false
---
DO $$ DECLARE v text := 'a'; BEGIN EXECUTE 'INSERT INTO orders (note) VALUES (U&' || quote_literal(v) || ')'; END $$