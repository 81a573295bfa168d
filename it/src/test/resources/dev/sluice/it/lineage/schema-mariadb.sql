CREATE DATABASE IF NOT EXISTS other_lineage CHARACTER SET utf8mb4;
CREATE TABLE IF NOT EXISTS other_lineage.people (id int PRIMARY KEY, name varchar(60), email varchar(60));
INSERT IGNORE INTO other_lineage.people VALUES (1, 'Other1', 'open1'), (2, 'Other2', 'open2'), (3, 'Other3', 'open3');
CREATE TABLE people (id int PRIMARY KEY, name varchar(60), email varchar(60), ssn varchar(40), salary decimal(14,2), born date, age int, profile json, region varchar(20), hired date, extra json) CHARACTER SET utf8mb4;
CREATE TABLE orders (id int PRIMARY KEY, person_id int, card varchar(40), amount decimal(14,2), note varchar(60), placed date, meta json) CHARACTER SET utf8mb4;
CREATE TABLE notes (id int PRIMARY KEY, person_id int, content varchar(60), kind varchar(60), region varchar(20)) CHARACTER SET utf8mb4;
CREATE VIEW v_people AS SELECT id, lower(email) AS contact, name, region FROM people;
CREATE VIEW v2 (a, b) AS SELECT contact, id FROM v_people UNION ALL SELECT region, id FROM v_people;
CREATE VIEW v_orders AS SELECT o.id, p.name, o.amount, o.card, sum(o.amount) OVER () AS total FROM orders o JOIN people p ON p.id = o.person_id;
