-- A tombstone says that something stood at an address, and nothing else: its key may be a person's name.
UPDATE take_down SET key = encode(sha256(convert_to(kind || ' ' || key, 'UTF8')), 'hex');
ALTER TABLE take_down RENAME COLUMN key TO digest;
