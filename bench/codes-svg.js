/** The program's own symbols and SVGs, in memory. @param folder of svg.js and matrix.js, built by codes.js */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, addresses] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const [{ qrMatrix }, { qrSvg }] = [await load('matrix.js'), await load('svg.js')];

let [count, bytes] = [0, 0];
for (const address of readFileSync(addresses, 'utf8').split('\n')) {
  if (address === '') continue;
  bytes += qrSvg(qrMatrix(address)).length;
  count += 1;
}
console.log(JSON.stringify({ count, bytes }));
