story: A vertical tab is white space
operations: delete
writes: orders
---
DELETEFROMorders