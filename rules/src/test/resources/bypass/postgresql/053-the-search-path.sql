story: The search path
effects: session
---
SET search_path = evil, public