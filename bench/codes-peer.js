/** As many random texts as codes, into a UNIQUE column: the least that keeping them can be. */
import Database from 'better-sqlite3';
import { customAlphabet } from 'nanoid';

const [database, count] = process.argv.slice(2);
const draw = customAlphabet('abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789', 8);
const db = new Database(database);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
db.exec('CREATE TABLE codes (code TEXT UNIQUE)');
const insert = db.prepare('INSERT OR IGNORE INTO codes VALUES (?)');
db.exec('BEGIN');
for (let made = 0; made < Number(count);) made += insert.run(draw()).changes;
db.exec('COMMIT');
db.close();
