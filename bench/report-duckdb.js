/**
 * The peer: a script that asks DuckDB the same, of a database file of its own. Called as
 * `node bench/report-duckdb.js DATABASE cohort|funnel`; prints the rows as JSON.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { fileURLToPath } from 'node:url';
import { KNOWN_UNTIL } from './report-data.js';

const QUERIES = {
  cohort: `
    WITH counted AS (
      SELECT customer, 12 * year(DATE '1970-01-01' + day) + month(DATE '1970-01-01' + day) - 1 AS month, net
      FROM orders WHERE NOT refunded),
    first AS (SELECT customer, min(month) AS cohort FROM counted GROUP BY customer)
    SELECT cohort, month - cohort AS period, count(DISTINCT customer)::INTEGER AS customers,
      count(*)::INTEGER AS orders, sum(net)::DOUBLE AS net
    FROM counted JOIN first USING (customer)
    GROUP BY ALL ORDER BY ALL`,
  // Each step later than the one before, all within 60 days (in ms) of the first; visits are of whoever joined by the
  // code, else of the code itself. Whoever had not had the 60 days when the orders end is in no step.
  funnel: `
    WITH visit AS (
      SELECT coalesce(customer, -1 - code) AS customer, min(visits.moment) AS first
      FROM visits LEFT JOIN joins USING (code) GROUP BY 1
      HAVING first + 5184000000 <= ${KNOWN_UNTIL}),
    bought AS (SELECT customer, moment FROM orders WHERE private AND NOT refunded),
    friend AS (
      SELECT visit.customer, first, min(moment) AS reached FROM visit JOIN joins
        ON joins.customer = visit.customer AND moment > first AND moment <= first + 5184000000
      GROUP BY ALL),
    ordered AS (
      SELECT friend.customer, first, min(moment) AS reached FROM friend JOIN bought
        ON bought.customer = friend.customer AND moment > reached AND moment <= first + 5184000000
      GROUP BY ALL),
    again AS (
      SELECT ordered.customer, min(moment) AS reached FROM ordered JOIN bought
        ON bought.customer = ordered.customer AND moment > reached AND moment <= first + 5184000000
      GROUP BY ALL)
    SELECT (SELECT count(*) FROM visit)::INTEGER AS visit, (SELECT count(*) FROM friend)::INTEGER AS friend,
      (SELECT count(*) FROM ordered)::INTEGER AS ordered, (SELECT count(*) FROM again)::INTEGER AS again`,
};

/** Loads the facts, as `writeNumbers` wrote them, into a database of its own. */
export async function loadDuck(path, files) {
  const { connection, close } = await open(path);
  for (const [table, { columns, file }] of Object.entries(files)) {
    await connection.run(`CREATE TABLE ${table} (${columns})`);
    await connection.run(`COPY ${table} FROM '${file}' (HEADER false)`);
  }
  close();
}

async function open(path, options) {
  const instance = await DuckDBInstance.create(path, options);
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path, query] = process.argv;
  const { connection, close } = await open(path, { access_mode: 'READ_ONLY' });
  const reader = await connection.runAndReadAll(QUERIES[query]);
  process.stdout.write(JSON.stringify(reader.getRowsJson()));
  close();
}
