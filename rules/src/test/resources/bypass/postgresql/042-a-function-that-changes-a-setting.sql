story: A function that changes a setting
effects: session
---
SELECT set_config('search_path', 'evil', false)