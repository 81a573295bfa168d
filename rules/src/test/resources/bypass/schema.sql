CREATE TABLE users (id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(200), ssn VARCHAR(11), region VARCHAR(10), created_at TIMESTAMP);
CREATE TABLE orders (id INT PRIMARY KEY, user_id INT, card_number VARCHAR(20), iban VARCHAR(34), amount DECIMAL(10,2), note VARCHAR(200));
CREATE VIEW v_users AS SELECT id, lower(email) AS contact, name FROM users WHERE id > 0;
CREATE VIEW v2 (a, b) AS SELECT contact, id FROM v_users;
