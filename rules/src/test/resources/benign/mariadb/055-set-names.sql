story: Set names
reads: 
writes: 
---
SET NAMES utf8mb4