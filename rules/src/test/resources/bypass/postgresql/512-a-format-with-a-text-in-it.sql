story: A format that puts a text into the SQL
operations: block
understood: false
---
DO $$ DECLARE v text := 'orders'; BEGIN EXECUTE format('DELETE FROM %s WHERE note = %L', v, 'x'); END $$