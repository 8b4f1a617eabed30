import Database from 'better-sqlite3';
import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';

/**
 * The peer: what one writes in ten minutes. csv-parse, one prepared INSERT, one transaction, every
 * column as text into one table without an index; nothing is cleaned, checked, matched or tied.
 * Called as `node bench/peer.js FILE DATABASE ENCODING`.
 */
const [file, database, encoding] = process.argv.slice(2);

async function* decoded(stream) {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const records = parse({ relax_quotes: true, relax_column_count: true });
const bytes = createReadStream(file);
if (encoding === 'utf-8') bytes.pipe(records);
else {
  const { Readable } = await import('node:stream');
  Readable.from(decoded(bytes)).pipe(records);
}

const db = new Database(database);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
let insert;
let rows = 0;
db.exec('BEGIN');
for await (const record of records) {
  if (insert === undefined) {
    db.exec(`CREATE TABLE orders (${record.map((_, n) => `c${n} TEXT`).join(', ')})`);
    insert = db.prepare(`INSERT INTO orders VALUES (${record.map(() => '?').join(', ')})`);
  } else {
    insert.run(record);
    rows += 1;
  }
}
db.exec('COMMIT');
db.close();
console.log(JSON.stringify({ rows }));
