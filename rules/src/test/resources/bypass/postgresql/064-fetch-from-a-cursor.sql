story: FETCH from a cursor
understood: false
---
FETCH ALL FROM c