story: A block in another language that looks like one of ours
operations: block
understood: false
---
DO LANGUAGE plpython3u $$ BEGIN NULL; END $$
